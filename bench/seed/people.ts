import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import { hashToken } from '#server/vault.ts'

/** Organizations, and people in each. The first of each is signed in and its administrator. */
export const organizations = 1000
export const peopleInEach = 10

/** How many people can sign in, all with this password. */
export const withPassword = 200
export const password = 'correct horse battery staple'

export const slugOf = (organization: number) => `bench-${organization}`
export const emailOf = (organization: number, person: number) => `person-${organization}-${person}@bench.test`
export const tokenOf = (organization: number) =>
  `token-of-the-administrator-of-${String(organization).padStart(6, '0')}`
export const operatorTokens = ['token-of-the-first-operator-000000', 'token-of-the-second-operator-000000']

/** The same people for every server, written straight into the tables. `admin` is not held by row security. */
export async function seedTenantry(admin: pg.ClientBase): Promise<void> {
  await admin.query(`update tenantry.settings set invitations_per_day = 100000`)
  await admin.query(tables, [organizations, peopleInEach])
  await admin.query(
    `insert into tenantry.sessions (token_hash, user_id, expires_at)
     select h, 'usr_' || (i - 1) || '_0', now() + interval '7 days' from unnest($1::text[]) with ordinality as t(h, i)`,
    [Array.from({ length: organizations }, (_, index) => hashToken(tokenOf(index)))],
  )
  await admin.query(
    `with made as (
       insert into tenantry.users (id, email, name, is_super_admin)
       select 'usr_operator_' || i, 'operator-' || i || '@bench.test', 'Operator', true from generate_series(1, 2) i returning id)
     insert into tenantry.sessions (token_hash, user_id, expires_at)
     select ($1::text[])[row_number() over (order by id)], id, now() + interval '7 days' from made`,
    [operatorTokens.map(hashToken)],
  )
  const hashed = await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  await admin.query(
    `insert into tenantry.accounts (user_id, provider_id, account_id, password)
     select 'usr_' || i || '_0', 'credential', 'usr_' || i || '_0', $1 from generate_series(0, $2::integer - 1) i`,
    [hashed, withPassword],
  )
}

/** One statement, so that it can take values. */
const tables = `
  with org as (select o from generate_series(0, $1::integer - 1) o),
  person as (select o, p from org, generate_series(0, $2::integer - 1) p),
  tenants as (
    insert into tenantry.tenants (id, slug, name, created_at)
    select 'ten_' || o, 'bench-' || o, 'Bench ' || o, now() - o * interval '1 minute' from org),
  users as (
    insert into tenantry.users (id, email, name, email_verified)
    select 'usr_' || o || '_' || p, 'person-' || o || '-' || p || '@bench.test', 'Person ' || o || ' ' || p, true from person),
  memberships as (
    insert into tenantry.memberships (tenant_id, id, user_id, status, email, name, joined_at, created_at)
    select 'ten_' || o, 'mem_' || o || '_' || p, 'usr_' || o || '_' || p, 'active', 'person-' || o || '-' || p || '@bench.test',
           'Person ' || o || ' ' || p, now(), now() - p * interval '1 hour' from person)
  insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
  select 'ten_' || o, 'mem_' || o || '_' || p, '',
         case when p = 0 then 'rol_tenant_admin' when p % 3 = 0 then 'rol_manager' else 'rol_viewer' end from person`
