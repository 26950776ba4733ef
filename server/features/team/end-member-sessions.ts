import { sql } from 'drizzle-orm'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { checkManageable } from './member-rules.ts'
import { findMember } from './repository.ts'

/** Ends a member's sessions that are in use in this tenant. One that is used elsewhere too ends there as well. */
export async function endMemberSessions(scope: TenantScope, { id }: { id: string }) {
  const authority = await authorityUnderLock(scope, 'team.manage')
  const member = await findMember(scope.db, id)
  checkManageable({ ...scope, authority }, member)
  const [row] = await scope.db.execute<{ ended: number }>(
    sql`select tenantry.end_sessions_of_member(${member.id}) as ended`,
  )
  const ended = row?.ended ?? 0
  if (ended > 0) {
    await scope.record('user.sessions_ended', {
      resource: { type: 'membership', id: member.id, name: member.name || member.email },
      changes: { sessions: { old: ended, new: 0 } },
    })
    scope.announce('session.ended', member.userId)
  }
  return { ended }
}
