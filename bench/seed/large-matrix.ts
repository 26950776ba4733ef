import type pg from 'pg'

export const resourceTypes = 200
export const customRoles = 20

/** The first organization's matrix at its largest: 200 resource types, and 20 roles of its own beside the 10 predefined. */
export async function seedLargeMatrix(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ known: number }>(
    'select count(*)::integer as known from tenantry.resource_types',
  )
  await admin.query(
    `insert into tenantry.resource_types (code, label, category, position)
     select 'things_' || n, 'Things ' || n, 'AREA ' || n % 12, 1000 + n from generate_series(1, $1::integer) n`,
    [resourceTypes - (rows[0]?.known ?? 0)],
  )
  for (const statement of [permissions, roles, parents, grants, tenantAdmin]) await admin.query(statement)
}

const permissions = `
  insert into tenantry.permissions (code, resource_type, action, position)
  select t.code || '.' || a.action, t.code, a.action, t.position * 10 + a.n
    from tenantry.resource_types t,
         unnest(array['create', 'list', 'read', 'update', 'delete']) with ordinality a(action, n)
   where t.code like 'things%'`

const roles = `
  insert into tenantry.roles (id, tenant_id, name, rank)
  select 'rol_bench_' || n, 'ten_0', 'Custom role ' || n, 10 * n from generate_series(1, ${customRoles}) n`

/** Every second one inherits from the one before. */
const parents = `
  update tenantry.roles set parent_scope = 'ten_0', parent_id = 'rol_bench_' || (substr(id, 11)::integer - 1)
   where tenant_id = 'ten_0' and substr(id, 11)::integer % 2 = 0`

const grants = `
  insert into tenantry.role_permissions (tenant_id, role_id, permission)
  select 'ten_0', r.id, p.code from tenantry.roles r, tenantry.permissions p
   where r.tenant_id = 'ten_0' and abs(hashtext(r.id || p.code)) % 3 = 0`

const tenantAdmin = `
  insert into tenantry.role_permissions (role_id, permission)
  select 'rol_tenant_admin', code from tenantry.permissions where resource_type like 'things%'`
