import { sql } from 'drizzle-orm'
import type { Database } from '#database/connection.ts'
import { inPublic } from './public.ts'
import { append } from './record.ts'
import type { Visit } from './visit.ts'

/** How long a visit to the same place counts as one entry in the trail. */
const visitSeconds = 3600

/** More places than operators visit within the hour; beyond it the database is asked again. */
const mostRemembered = 10_000

/** Until when an entry needs no further line, by session and place. Only a note of what the database's counter said. */
const writtenUntil = new WeakMap<Database, Map<string, number>>()

/** Whether this session's entry is known to be in the trail, so that nothing has to be asked before a look. */
export const isEntryWritten = (visit: Visit, tenantId?: string): boolean =>
  (writtenUntil.get(visit.database)?.get(keyOf(visit, tenantId)) ?? 0) > Date.now()

/**
 * Writes down that an operator entered the portal or, with a tenant, that tenant: once an hour for each session and place,
 * because there is much to read. What an operator changes is in the trail line by line anyway.
 */
export async function recordEntry(
  visit: Visit,
  operator: { readonly userId: string; readonly email: string; readonly sessionId: string },
  tenant?: { readonly id: string; readonly name: string },
): Promise<void> {
  if (isEntryWritten(visit, tenant?.id)) return
  const wait = await inPublic(visit, async ({ db }) => {
    const key = `operator entered ${tenant?.id ?? 'portal'} ${operator.sessionId}`
    const [counted] = await db.execute<{ wait: number }>(
      sql`select tenantry.count_attempt(${key}, 1, ${visitSeconds}) as wait`,
    )
    if (counted?.wait !== 0) return counted?.wait ?? 0
    await append(db, visit, tenant?.id ?? null, { id: operator.userId, email: operator.email }, 'operator.entered', {
      resource: tenant ? { type: 'tenant', id: tenant.id, name: tenant.name } : { type: 'portal' },
    })
    return visitSeconds
  })
  // After the commit: a line that was rolled back is not remembered.
  remember(visit.database, keyOf(visit, tenant?.id), Date.now() + wait * 1000)
}

const keyOf = ({ tokenHash }: Visit, tenantId: string | undefined) => `${tenantId ?? 'portal'} ${tokenHash}`

function remember(database: Database, key: string, until: number) {
  const known = writtenUntil.get(database) ?? new Map<string, number>()
  writtenUntil.set(database, known)
  // The oldest note is the first, and the next to end.
  known.delete(key)
  known.set(key, until)
  const [oldest] = known.keys()
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
}
