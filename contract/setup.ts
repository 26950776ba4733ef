import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { emailShape, nameShape, passwordShape } from './shapes.ts'

/** Shape of the form. */
export const firstAccount = z.strictObject({ name: nameShape, email: emailShape, password: passwordShape })

export const completeSetup = endpoint({
  method: 'POST',
  path: '/api/setup',
  access: { scope: 'public' },
  summary: 'Complete the set-up with the one-time token that was printed at the start',
  input: z.strictObject({ token: z.string().min(1).max(200), ...firstAccount.shape }),
  output: z.object({ user: z.object({ id: z.string(), email: z.string(), name: z.string() }) }),
  status: 201,
  problems: ['not_found', 'password_too_weak', 'busy'],
})
