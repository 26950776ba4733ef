import type { World } from '#tests/world.ts'

/** Adds active members to North besides the cast: `mem_<name>`, user `usr_<name>`, with these roles. */
export async function addMembers(
  world: Pick<World, 'sql'>,
  names: readonly string[],
  roles: readonly string[] = ['rol_viewer'],
  { status = 'active', kind = 'team' } = {},
): Promise<string[]> {
  for (const name of names) {
    await world.sql(
      `insert into tenantry.users (id, email, name, email_verified) values ('usr_${name}', '${name}@tenantry.test', initcap('${name}'), true)`,
    )
    await world.sql(
      `insert into tenantry.memberships (tenant_id, id, user_id, status, kind, email, name, joined_at)
       values ('ten_north', 'mem_${name}', 'usr_${name}', $1, $2, '${name}@tenantry.test', initcap('${name}'), now())`,
      [status, kind],
    )
    for (const role of roles)
      await world.sql(
        `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
         select 'ten_north', 'mem_${name}', scope, id from tenantry.roles where id = $1`,
        [role],
      )
  }
  return names.map((name) => `mem_${name}`)
}

/** Signs a member added this way in, and says with what token. */
export async function signIn(world: Pick<World, 'sql'>, name: string, hashToken: (token: string) => string) {
  const token = `session-of-${name}`
  await world.sql(
    `insert into tenantry.sessions (id, token_hash, user_id, expires_at, user_agent, ip_address)
     values ('ses_${name}', $1, 'usr_${name}', now() + interval '1 day', 'Browser of ${name}', '192.0.2.77')`,
    [hashToken(token)],
  )
  return token
}
