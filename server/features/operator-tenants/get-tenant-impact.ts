import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'

/** How long after their last request a person counts as signed in now. */
const presenceMinutes = 15

/** Whom a change of state concerns. The numbers are the same whichever change it is; its words are the page's. */
export async function getTenantImpact(scope: OperatorRead, { tenantId }: { tenantId: string }) {
  const [row] = await scope.db.execute<{ active: number; present: number; pending: number }>(sql`
    select coalesce(a.active_members, 0) as active,
           (select count(distinct m.user_id)::integer
              from tenantry.memberships m
              join tenantry.sessions s on s.user_id = m.user_id and s.expires_at > now()
               and s.last_used_at > now() - make_interval(mins => ${presenceMinutes})
             where m.tenant_id = t.id and m.status = 'active') as present,
           (select count(*)::integer from tenantry.invitations i
             where i.tenant_id = t.id and i.status = 'pending' and i.expires_at > now()) as pending
      from tenantry.tenants t left join tenantry.tenant_activity a on a.tenant_id = t.id
     where t.id = ${tenantId}`)
  if (!row) throw new Problem('not_found')
  return { activeMembers: row.active, signedInNow: row.present, pendingInvitations: row.pending }
}
