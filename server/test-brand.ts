// The shipped example: tenant "Test Brand" with three people. Outside production only; with fixed ids, so that it can be
// written again and again without touching anything else.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Passwords } from './platform.ts'

export const testTenant = { id: 'test_tenant_default', slug: 'test-brand', name: 'Test Brand' } as const

export const testUsers = [
  {
    id: 'debug_super_admin',
    email: 'super@test.local',
    name: 'Test Superadmin',
    isSuperAdmin: true,
    roleId: undefined,
  },
  {
    id: 'debug_tenant_admin',
    email: 'admin@test-brand.local',
    name: 'Test Tenant Admin',
    isSuperAdmin: false,
    roleId: 'rol_tenant_admin',
  },
  {
    id: 'debug_team_member',
    email: 'member@test-brand.local',
    name: 'Test Team Member',
    isSuperAdmin: false,
    roleId: 'rol_viewer',
  },
] as const

/** The user of the debug bypass. Without a credential: nobody signs in as them. */
export const debugUser = { id: 'debug_local_user_bypass', email: 'bypass@test.local', name: 'Debug User' } as const

/**
 * Writes Test Brand where it is missing.
 *
 * @param config a login that may become the guard (`MIGRATION_DATABASE_URL`)
 * @param options.password for the three of them; random when none is given
 * @param options.withDebugUser also the user of the debug bypass
 * @returns the password when the three were made just now
 */
export async function seedTestBrand(
  config: pg.ClientConfig,
  passwords: Passwords,
  { password, withDebugUser = false }: { password?: string | undefined; withDebugUser?: boolean },
): Promise<string | undefined> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`set local role tenantry_guard`)
    await client.query(
      `insert into tenantry.tenants (id, slug, name, is_protected) values ($1, $2, $3, false) on conflict do nothing`,
      [testTenant.id, testTenant.slug, testTenant.name],
    )
    const chosen = password ?? randomBytes(12).toString('base64url')
    const hash = await passwords.hash(chosen, { words: [], minimumLength: 12 })
    let made = false
    for (const user of testUsers) made = (await seedUser(client, user, hash)) || made
    if (withDebugUser)
      await client.query(
        `insert into tenantry.users (id, email, name, email_verified, is_super_admin)
         values ($1, $2, $3, true, true) on conflict do nothing`,
        [debugUser.id, debugUser.email, debugUser.name],
      )
    await client.query('commit')
    return made ? chosen : undefined
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}

async function seedUser(client: pg.Client, user: (typeof testUsers)[number], hash: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into tenantry.users (id, email, name, email_verified, is_super_admin) values ($1, $2, $3, true, $4) on conflict do nothing`,
    [user.id, user.email, user.name, user.isSuperAdmin],
  )
  if (rowCount === 0) return false
  await client.query(
    `insert into tenantry.accounts (user_id, provider_id, account_id, password) values ($1, 'credential', $1, $2)`,
    [user.id, hash],
  )
  if (user.roleId === undefined) return true
  const membershipId = `mem_${user.id}`
  await client.query(
    `insert into tenantry.memberships (tenant_id, id, user_id, kind, status, email, name, joined_at) values ($1, $2, $3, 'team', 'active', $4, $5, now())`,
    [testTenant.id, membershipId, user.id, user.email, user.name],
  )
  await client.query(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values ($1, $2, '', $3)`,
    [testTenant.id, membershipId, user.roleId],
  )
  return true
}
