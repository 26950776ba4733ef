import { sql } from 'drizzle-orm'
import type { RoleBadge } from '#contract/shapes.ts'
import type { InviteeRead } from '../../scopes/invitee.ts'

/** What the link offers. The roles travel in the same trip as the token. */
export async function viewInvitation(scope: InviteeRead) {
  const [invitation, roles] = await Promise.all([
    scope.entered(),
    scope.db.execute<RoleBadge & { membership_id: string }>(sql`
      select mr.membership_id, r.id, r.name, r.rank
        from tenantry.membership_roles mr join tenantry.roles r on r.scope = mr.role_scope and r.id = mr.role_id
        join tenantry.invitations i on i.tenant_id = mr.tenant_id and i.membership_id = mr.membership_id
       where i.id = (select nullif(current_setting('tenantry.invitation_id', true), ''))
       order by r.rank desc, r.name`),
  ])
  const { tenant, email, invitedName, kind, invitedByName, message, expiresAt, hasAccount } = invitation
  return {
    tenant: { name: tenant.name, logoUrl: tenant.logoUrl },
    email,
    name: invitedName,
    kind,
    roles: roles.map(({ id, name, rank }) => ({ id, name, rank })),
    invitedBy: { name: invitedByName },
    message,
    expiresAt,
    hasAccount,
  }
}
