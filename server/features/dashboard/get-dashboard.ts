import { sql } from 'drizzle-orm'
import { openPage } from '../../paging.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { auditEventOf, selectOwnAuditRows } from '../audit/repository.ts'

type Counts = {
  active: number
  active_this_week: number
  suspended: number
  pending: number
  expiring: number
  expired: number
}

const shownEvents = 8

/** The organization at a glance, in one round trip. What the person may not see is read, then left out. */
export async function getDashboard(scope: TenantRead) {
  const page = openPage(
    scope.platform.vault,
    'dashboard',
    { limit: shownEvents },
    { by: sql`e.seq`, type: 'bigint', direction: 'desc' },
  )
  const [[counts], events, { authority }] = await Promise.all([
    scope.db.execute<Counts>(sql`
      select count(*) filter (where m.status = 'active')::integer as active,
             count(*) filter (where m.status = 'active' and m.last_active_at > now() - interval '7 days')::integer as active_this_week,
             count(*) filter (where m.status = 'suspended')::integer as suspended,
             count(i.id) filter (where i.expires_at > now())::integer as pending,
             count(i.id) filter (where i.expires_at > now() and i.expires_at < now() + interval '2 days')::integer as expiring,
             count(i.id) filter (where i.expires_at <= now())::integer as expired
        from tenantry.memberships m
        left join tenantry.invitations i on i.tenant_id = m.tenant_id and i.membership_id = m.id and i.status = 'pending'
       where m.status <> 'removed'`),
    selectOwnAuditRows(scope.db, page, {}),
    scope.entered(),
  ])
  return {
    team:
      counts && authority.permissions.has('team.view')
        ? {
            activeMembers: counts.active,
            activeThisWeek: counts.active_this_week,
            suspendedMembers: counts.suspended,
            pendingInvitations: counts.pending,
            expiringInvitations: counts.expiring,
            expiredInvitations: counts.expired,
          }
        : null,
    recentAudit: authority.permissions.has('audit.view') ? events.slice(0, shownEvents).map(auditEventOf) : null,
  }
}
