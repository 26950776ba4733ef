import { sql } from 'drizzle-orm'
import type { Access } from '#contract/endpoint.ts'
import { Refusal } from './principal.ts'
import { inPublic } from './public.ts'
import { append } from './record.ts'
import type { Visit } from './visit.ts'

/** Lines of one kind that one person's denials may take of one trail in an hour: an alarm, not a way to fill the disk. */
const mostPerHour = 30

/**
 * Writes down that a signed-in person was turned away, after the rollback and in a transaction of its own. A denial in a
 * tenant of theirs goes to that tenant's trail; at the operator's door, or at a tenant that is not theirs, to the platform's.
 */
export async function recordDenial(visit: Visit, access: Access, error: unknown, at?: string): Promise<void> {
  if (!(error instanceof Refusal) || !isDenial(error, access)) return
  const { row } = error
  const tenantId = row.membership_id && row.tenant_id ? String(row.tenant_id) : null
  const actor = { id: String(row.user_id), email: String(row.email) }
  const action = access.scope === 'operator' ? 'operator.denied' : 'access.denied'
  try {
    await inPublic(visit, async ({ db }) => {
      // Looking around can not use up what is kept for trying to change something.
      const doing = /^(GET|HEAD|OPTIONS) /.test(visit.address) ? 'looking' : 'changing'
      const key = `${action} ${actor.id} ${tenantId ?? 'platform'} ${doing}`
      const count = (most: number) => sql`tenantry.count_attempt(${`${key} of ${most}`}, ${most}, 3600)`
      const [waits] = await db.execute<{ any: number; last: number }>(
        sql`select ${count(mostPerHour)} as any, ${count(mostPerHour - 1)} as last`,
      )
      if (waits?.any !== 0) return
      await append(db, visit, tenantId, actor, action, {
        outcome: 'denied',
        resource: { type: 'address', name: at ?? visit.address },
        changes: {
          reason: { new: error.detail ?? error.code },
          ...(waits.last !== 0 && { further: { new: 'not written down within the hour' } }),
        },
      })
    })
  } catch (failure) {
    // The refusal stands, whether or not it could be written down.
    visit.platform.log.error({ err: failure, requestId: visit.requestId }, 'a denied attempt could not be recorded')
  }
}

const isDenial = ({ code, row }: Refusal, access: Access) =>
  Boolean(row.user_id) &&
  (code === 'forbidden' || (code === 'not_found' && (access.scope === 'operator' ? !row.is_super_admin : true)))
