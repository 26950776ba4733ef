import { sql } from 'drizzle-orm'
import { inPublic } from './public.ts'
import { append } from './record.ts'
import type { Visit } from './visit.ts'

/** How long a visit to the same place counts as one entry in the trail. */
const visitSeconds = 3600

/**
 * Writes down that an operator entered the portal or, with a tenant, that tenant's pages: once an hour for each session and
 * place, because pages are read many times. What an operator changes is in the trail line by line anyway.
 */
export async function recordEntry(
  visit: Visit,
  operator: { readonly userId: string; readonly email: string; readonly sessionId: string },
  tenant?: { readonly id: string; readonly name: string },
): Promise<void> {
  await inPublic(visit, async ({ db }) => {
    const key = `operator entered ${tenant?.id ?? 'portal'} ${operator.sessionId}`
    const [counted] = await db.execute<{ wait: number }>(
      sql`select tenantry.count_attempt(${key}, 1, ${visitSeconds}) as wait`,
    )
    if (counted?.wait !== 0) return
    await append(db, visit, tenant?.id ?? null, { id: operator.userId, email: operator.email }, 'operator.entered', {
      resource: tenant ? { type: 'tenant', id: tenant.id, name: tenant.name } : { type: 'portal' },
    })
  })
}
