import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { listInvitations as contract, Invitation } from '#contract/invitations.ts'
import type { MemberKind, RoleBadge } from '#contract/shapes.ts'
import { openPage } from '../../paging.ts'
import type { TenantRead } from '../../scopes/tenant.ts'

type Row = {
  id: string
  membership_id: string
  email: string
  kind: MemberKind
  status: Invitation['status']
  roles: RoleBadge[]
  invited_by_name: string
  created_at: Date
  last_sent_at: Date
  expires_at: Date
  page_key: readonly (string | null)[]
}

/** Invitations, newest first. One that ran out is shown as expired, by the database's clock, whether or not it was settled. */
export async function listInvitations(scope: TenantRead, input: z.output<typeof contract.input>) {
  const page = openPage(scope.platform.vault, 'invitations', input, {
    by: sql`i.created_at`,
    type: 'timestamptz',
    direction: 'desc',
    id: sql`i.id`,
  })
  const [rows, { tenant }] = await Promise.all([
    scope.db.execute<Row>(sql`
      select i.id, i.membership_id, i.email, m.kind, i.invited_by_name, i.created_at, i.last_sent_at, i.expires_at, ${status} as status,
             coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank) order by r.rank desc)
               from tenantry.membership_roles a join tenantry.roles r on r.scope = a.role_scope and r.id = a.role_id
              where a.tenant_id = i.tenant_id and a.membership_id = i.membership_id), '[]') as roles,
             ${page.key} as page_key
        from tenantry.invitations i join tenantry.memberships m on m.tenant_id = i.tenant_id and m.id = i.membership_id
       where ${page.after}
         and ${input.status ? sql`${status} = ${input.status}` : sql`true`}
         and ${input.q ? sql`strpos(i.email, tenantry.folded(${input.q})) > 0` : sql`true`}
       ${page.orderAndLimit}`),
    scope.entered(),
  ])
  const toInvitation = (row: Row): z.input<typeof contract.output>['items'][number] => ({
    id: row.id,
    membershipId: row.membership_id,
    email: row.email,
    kind: row.kind,
    roles: row.roles,
    status: row.status,
    invitedBy: { name: row.invited_by_name },
    createdAt: row.created_at,
    lastSentAt: row.last_sent_at,
    expiresAt: row.expires_at,
  })
  return page.answer(rows, toInvitation, tenant.id)
}

const status = sql`case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end`
