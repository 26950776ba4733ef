import type { z } from 'zod'
import { getMe } from '#contract/context.ts'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import { call } from './call.ts'
import { leaveFor } from './leave.ts'
import { isRefused } from './refused.ts'
import type { SendOptions } from './send.ts'

/**
 * Asks through the operator's door. To whoever may no longer pass it, it does not exist: a page that was open by then
 * is left for one that does. What is really gone stays a refusal for the screen.
 */
export async function askAsOperator<A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  values: z.input<I>,
  options: SendOptions = {},
): Promise<z.output<O>> {
  try {
    return await call(endpoint, values, options)
  } catch (error) {
    if (isRefused(error, 'password_change_required')) return leaveFor('/dashboard')
    if (isRefused(error, 'not_found') && !(await isStillOperator())) return leaveFor('/dashboard')
    throw error
  }
}

async function isStillOperator() {
  const me = await call(getMe, {})
  return me.user.isSuperAdmin
}
