import { hashToken } from '#server/vault.ts'

/** Password of everyone who has one, with its hash, made once. */
export const password = 'violet harbour 17 trumpets'
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$CgWP55yi+zUcmxgGSI+zwQ$4T4jVj5E/nPW0Ba42MSzO7U8/xIlncEk3Tf0GyNIN9M'

type Person = {
  readonly name: string
  /** Their tenants: role, and status where it is not active. */
  readonly memberships?: Readonly<Record<string, readonly [role: string, status?: string]>>
  readonly isSuperAdmin?: boolean
  readonly isDisabled?: boolean
}

/** North and South are organizations as any; West is suspended. */
export const tenants = { north: 'active', south: 'active', west: 'suspended' } as const

export const people = {
  olive: { name: 'Olive Operator', isSuperAdmin: true },
  ada: { name: 'Ada Admin', memberships: { north: ['rol_tenant_admin'] } },
  max: { name: 'Max Member', memberships: { north: ['rol_nothing'] } },
  vic: { name: 'Vic Viewer', memberships: { north: ['rol_viewer'] } },
  gus: { name: 'Gus Gardener', memberships: { south: ['rol_tenant_admin'] } },
  /** In both: Tenant Admin of South, Viewer in North. */
  una: { name: 'Una Union', memberships: { south: ['rol_tenant_admin'], north: ['rol_viewer'] } },
  nora: { name: 'Nora None' },
  sam: { name: 'Sam Suspended', memberships: { north: ['rol_tenant_admin', 'suspended'] } },
  wes: { name: 'Wes West', memberships: { west: ['rol_tenant_admin'] } },
  dora: { name: 'Dora Disabled', memberships: { north: ['rol_tenant_admin'] }, isDisabled: true },
  /** Was superadmin, or would be, were they not disabled. */
  odo: { name: 'Odo Off', isSuperAdmin: true, isDisabled: true },
} as const satisfies Record<string, Person>

export type PersonName = keyof typeof people

export const userOf = (who: PersonName) => `usr_${who}`
export const emailOf = (who: PersonName) => `${who}@tenantry.test`
export const membershipOf = (who: PersonName, tenant: string) => `mem_${who}_${tenant}`

/** The token of a person's session, and the tenant their pages show. */
export function tokenOf(who: PersonName): { token: string; home: string | null } {
  const person: Person = people[who]
  return { token: `session-of-${who}`, home: Object.keys(person.memberships ?? {})[0] ?? null }
}

/** Invitations that are pending: their links' tokens. */
export const invitationTokens = { north: 'link-into-north', south: 'link-into-south' } as const

type Sql = (text: string, values?: unknown[]) => Promise<unknown>

/** Writes the cast. As superuser: no policy has a part in what is there. */
export async function seedCast(sql: Sql): Promise<void> {
  const statements = [
    ...Object.entries(tenants).map(
      ([slug, status]) =>
        `insert into tenantry.tenants (id, slug, name, status) values ('ten_${slug}', '${slug}', initcap('${slug}'), '${status}')`,
    ),
    ...Object.keys(tenants).flatMap(roleOf),
    ...Object.entries(people).flatMap(([who, person]) => rowsOf(who, person)),
    ...(['north', 'south'] as const).flatMap(inviteeOf),
    // Sessions of people who may not come in: made after the trigger that ends them has run.
    ...Object.keys(people).map(sessionOf),
  ]
  await sql(statements.join(';\n'))
}

/** A role of the tenant's own that allows nothing, and a group. */
const roleOf = (tenant: string) => [
  `insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_${tenant === 'north' ? '' : `${tenant}_`}nothing', 'ten_${tenant}', 'Nothing', 50)`,
  `insert into tenantry.groups (tenant_id, id, name) values ('ten_${tenant}', 'grp_${tenant}', 'Crew')`,
]

function rowsOf(who: string, { name, memberships = {}, isSuperAdmin = false, isDisabled = false }: Person) {
  const email = `${who}@tenantry.test`
  return [
    `insert into tenantry.users (id, email, name, email_verified, is_super_admin, status)
     values ('usr_${who}', '${email}', '${name}', true, ${isSuperAdmin}, '${isDisabled ? 'disabled' : 'active'}')`,
    `insert into tenantry.accounts (user_id, provider_id, account_id, password)
     values ('usr_${who}', 'credential', 'usr_${who}', '${passwordHash}')`,
    ...Object.entries(memberships).flatMap(([tenant, [role, status = 'active']]) => [
      `insert into tenantry.memberships (tenant_id, id, user_id, status, email, name, joined_at)
       values ('ten_${tenant}', 'mem_${who}_${tenant}', 'usr_${who}', '${status}', '${email}', '${name}', now())`,
      `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
       select 'ten_${tenant}', 'mem_${who}_${tenant}', scope, id from tenantry.roles where id = '${role}'`,
    ]),
  ]
}

const sessionOf = (who: string) =>
  `insert into tenantry.sessions (id, token_hash, user_id, expires_at)
   values ('ses_${who}', '${hashToken(`session-of-${who}`)}', 'usr_${who}', now() + interval '1 day')`

/** Someone invited as Viewer by the Tenant Admin, who has no account yet. */
function inviteeOf(tenant: 'north' | 'south') {
  const email = `invited@${tenant}.test`
  const inviter = tenant === 'north' ? 'usr_ada' : 'usr_gus'
  return [
    `insert into tenantry.users (id, email) values ('usr_invited_${tenant}', '${email}')`,
    `insert into tenantry.memberships (tenant_id, id, user_id, status, email)
     values ('ten_${tenant}', 'mem_invited_${tenant}', 'usr_invited_${tenant}', 'pending', '${email}')`,
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
     values ('ten_${tenant}', 'mem_invited_${tenant}', '', 'rol_viewer')`,
    `insert into tenantry.invitations (tenant_id, id, membership_id, email, token_hash, invited_by, invited_by_name, expires_at)
     values ('ten_${tenant}', 'inv_${tenant}', 'mem_invited_${tenant}', '${email}', '${hashToken(invitationTokens[tenant])}',
             '${inviter}', 'Admin', now() + interval '7 days')`,
  ]
}
