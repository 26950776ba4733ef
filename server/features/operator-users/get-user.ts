import { sql } from 'drizzle-orm'
import type { UserDetail, UserMembership } from '#contract/operator-users.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { isLiveSession } from '../../scopes/session.ts'
import { type MembershipRow, membershipColumns, membershipOf } from './membership-rows.ts'
import { type UserRow, userColumns, userOf } from './repository.ts'

type Named = { userId: string }

type SessionRow = {
  id: string
  user_agent: string | null
  ip_address: string | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
}

/** One user, all in one round trip with the question who asks. */
export async function getUser(scope: OperatorRead, { userId }: Named): Promise<UserDetail> {
  const [users, memberships, sessions, { principal }] = await Promise.all([
    scope.db.execute<UserRow & { is_last: boolean }>(sql`
      select ${userColumns}, u.is_super_admin and u.status = 'active' and not exists (
               select 1 from tenantry.users o where o.is_super_admin and o.status = 'active' and o.id <> u.id) as is_last
        from tenantry.users u where u.id = ${userId}`),
    findMemberships(scope.db, userId),
    scope.db.execute<SessionRow>(sql`
      select id, user_agent, ip_address, created_at, last_used_at, expires_at from tenantry.sessions
       where user_id = ${userId} and ${isLiveSession} order by last_used_at desc, id limit 100`),
    scope.entered(),
  ])
  const [user] = users
  if (!user) throw new Problem('not_found')
  return {
    ...userOf(user),
    isSelf: user.id === principal.userId,
    isLastSuperAdmin: user.is_last,
    memberships,
    sessions: sessions.map((row) => ({
      id: row.id,
      userAgent: row.user_agent,
      ipAddress: row.ip_address,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isCurrent: row.id === principal.sessionId,
    })),
  }
}

export async function listTenantsOfUser(scope: OperatorRead, { userId }: Named) {
  const [users, items] = await Promise.all([
    scope.db.execute(sql`select 1 from tenantry.users where id = ${userId}`),
    findMemberships(scope.db, userId),
    scope.entered(),
  ])
  if (!users.length) throw new Problem('not_found')
  return { items }
}

/** Highest rank first. A thousand are more than anybody looks through. */
async function findMemberships(db: OperatorDb, userId: string): Promise<UserMembership[]> {
  const rows = await db.execute<MembershipRow & { status: UserMembership['status'] }>(sql`
    select ${membershipColumns} from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id
     where m.user_id = ${userId} and m.status <> 'removed' order by m.last_active_at desc nulls last, m.id limit 1000`)
  return rows.map(membershipOf).sort((a, b) => b.rank - a.rank || a.tenant.name.localeCompare(b.tenant.name))
}
