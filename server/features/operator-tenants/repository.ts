import { sql } from 'drizzle-orm'
import type { OperatedTenant } from '#contract/operator.ts'
import type { OperatorDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

export type TenantRow = {
  id: string
  slug: string
  name: string
  type: string
  logo_url: string | null
  status: OperatedTenant['status']
  is_protected: boolean
  active_members: number
  pending_invitations: number
  last_active_at: Date | null
  created_at: Date
  version: number
}

/** The columns of `TenantRow`, from `operatedTenants`. Only the rows of the page are counted, so it goes with a limit. */
export const tenantColumns = sql`
  t.id, t.slug, t.name, t.type, t.logo_url, t.status, t.is_protected, coalesce(a.active_members, 0) as active_members,
  a.last_active_at, t.created_at, t.version,
  (select count(*)::integer from tenantry.invitations i
    where i.tenant_id = t.id and i.status = 'pending' and i.expires_at > now()) as pending_invitations`

export const operatedTenants = sql`
  tenantry.tenants t left join tenantry.tenant_activity a on a.tenant_id = t.id`

export const tenantOf = (row: TenantRow): OperatedTenant => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  type: row.type,
  logoUrl: row.logo_url,
  status: row.status,
  isProtected: row.is_protected,
  activeMembers: row.active_members,
  pendingInvitations: row.pending_invitations,
  lastActiveAt: row.last_active_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})

export async function findTenant(db: OperatorDb, id: string): Promise<OperatedTenant | undefined> {
  const [row] = await db.execute<TenantRow>(sql`select ${tenantColumns} from ${operatedTenants} where t.id = ${id}`)
  return row && tenantOf(row)
}

/** The tenant as it is now and stays until this transaction ends, unless this transaction changes it. */
export async function findAndLockTenant(db: OperatorDb, id: string): Promise<OperatedTenant | undefined> {
  // Locked first: a statement sees what was there when it began, which for one that waited is too early.
  await db.execute(sql`select 1 from tenantry.tenants where id = ${id} for no key update`)
  return findTenant(db, id)
}

/** Writes a new tenant; undefined when its slug is taken, also by one being made at this moment. */
export async function insertTenant(
  db: OperatorDb,
  tenant: {
    name: string
    slug: string
    type?: string | undefined
    parentId?: string | undefined
    logoUrl?: string | undefined
  },
): Promise<string | undefined> {
  const [row] = await db.execute<{ id: string }>(sql`
    with made as (
      insert into tenantry.tenants (name, slug, type, parent_id, logo_url)
      values (${tenant.name}, ${tenant.slug}, ${tenant.type ?? 'customer'}, ${tenant.parentId ?? null}, ${tenant.logoUrl ?? null})
      on conflict (slug) do nothing returning id),
    counted as (insert into tenantry.tenant_activity (tenant_id) select id from made)
    select id from made`)
  return row?.id
}

/** Which of these slugs some tenant has, whatever its status. */
export async function findTakenSlugs(db: OperatorDb, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await db.execute<{ slug: string }>(
    sql`select slug from tenantry.tenants where slug = any (${textArray(slugs)})`,
  )
  return new Set(rows.map(({ slug }) => slug))
}
