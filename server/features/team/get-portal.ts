import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { portalTheme } from '#contract/settings.ts'
import type { MemberKind } from '#contract/shapes.ts'
import type { TenantRead } from '../../scopes/tenant.ts'

type Row = {
  organization_name: string
  slug: string
  logo_url: string | null
  contact_email: string | null
  portal_theme: unknown
  name: string
  email: string
  kind: MemberKind
  joined_at: Date | null
  roles: { name: string; description: string }[]
}

/** What a member sees of their own place, in one round trip: the organization's look and their own details. */
export async function getPortal(scope: TenantRead) {
  const [[row]] = await Promise.all([
    scope.db.execute<Row>(sql`
      select t.name as organization_name, t.slug, t.logo_url, t.contact_email, t.portal_theme, m.name, m.email, m.kind, m.joined_at,
             coalesce((select jsonb_agg(distinct jsonb_build_object('name', r.name, 'description', r.description))
               from tenantry.held_roles(m.tenant_id, m.id) h join tenantry.roles r on r.scope = h.scope and r.id = h.role_id
              where h.depth = 0), '[]') as roles
        from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id
       where m.status = 'active' and m.user_id = (select nullif(current_setting('tenantry.user_id', true), ''))`),
    scope.entered(),
  ])
  if (!row) throw new Problem('not_found')
  return {
    organization: {
      name: row.organization_name,
      slug: row.slug,
      logoUrl: row.logo_url,
      contactEmail: row.contact_email,
      theme: themeOf(row.portal_theme),
    },
    member: { name: row.name, email: row.email, kind: row.kind, roles: row.roles, joinedAt: row.joined_at },
  }
}

/** The stored look; what nobody has set yet is empty. */
export function themeOf(stored: unknown) {
  const theme = portalTheme.safeParse(stored)
  return theme.success ? theme.data : { color: null, welcome: null }
}
