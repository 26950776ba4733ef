import type pg from 'pg'

// Many people on top of those of `people.ts`, through the real tables with their triggers. What would be kept row by row
// and only costs time, the search's index, is made once at the end.

/** Whose organization the crowd is in. */
export const crowdedOrganization = 0

/** Names as different as people's: 576 first names, 13,824 last names, and an address of one of five hundred companies. */
export function crowdPerson(person: number): { readonly name: string; readonly email: string } {
  const [a, b, c, d, e] = [person, person / 24, person * 7, person / 576, person / 13_824].map(
    (each) => syllables[Math.floor(each) % syllables.length] ?? '',
  )
  const [first, last] = [`${a}${b}`, `${c}${d}${e}`]
  return { name: `${first} ${last}`, email: `${first}.${last}${person}@${companyOf(person % 500)}.test` }
}

const companyOf = (company: number) => `${syllables[company % 24]}${syllables[Math.floor(company / 24)]}`

const syllables = [
  'ba',
  'bel',
  'co',
  'da',
  'dor',
  'el',
  'fi',
  'gra',
  'hu',
  'in',
  'jo',
  'ka',
  'lem',
  'mi',
  'nor',
  'os',
].concat(['pe', 'qua', 'ri', 'sol', 'ta', 'um', 'vin', 'ze'])

/** The same in SQL, of a person `i`; `$1` holds the syllables. */
const sqlOf = {
  name: `s[1 + i % 24] || s[1 + i / 24 % 24] || ' ' || s[1 + i::bigint * 7 % 24] || s[1 + i / 576 % 24] || s[1 + i / 13824 % 24]`,
  email: `s[1 + i % 24] || s[1 + i / 24 % 24] || '.' || s[1 + i::bigint * 7 % 24] || s[1 + i / 576 % 24] || s[1 + i / 13824 % 24]
          || i || '@' || s[1 + i % 500 % 24] || s[1 + i % 500 / 24] || '.test'`,
}

/** Adds people until there are `users` in the crowd, the first `members` of them in one organization. */
export async function seedCrowd(admin: pg.ClientBase, { users, members }: { users: number; members: number }) {
  const there = await countOf(admin, `tenantry.users where id like 'usr\\_crowd\\_%'`)
  const search = await admin.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'tenantry' and indexname = 'users_search'`,
  )
  const indexed = search.rows[0]?.indexdef
  if (indexed) await admin.query('drop index tenantry.users_search')
  await admin.query(
    `insert into tenantry.users (id, email, name, email_verified, created_at)
     select 'usr_crowd_' || i, ${sqlOf.email}, ${sqlOf.name}, true, now() - i * interval '1 second'
       from (select $1::text[] as s) s, generate_series($2::integer, $3::integer - 1) i`,
    [syllables, there, users],
  )
  if (indexed) await admin.query(indexed)
  const joined = await countOf(admin, `tenantry.memberships where id like 'mem\\_crowd\\_%'`)
  // Each counts into the one row of its organization: in one transaction that row would have as many versions.
  for (let from = joined; from < members; from += 1_000) await seedMembers(admin, from, Math.min(members, from + 1_000))
  for (const table of ['users', 'tenants', 'memberships', 'membership_roles'])
    await admin.query(`vacuum analyze tenantry.${table}`)
}

async function countOf(admin: pg.ClientBase, what: string): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(`select count(*)::integer as count from ${what}`)
  return rows[0]?.count ?? 0
}

async function seedMembers(admin: pg.ClientBase, from: number, to: number) {
  const place = `ten_${crowdedOrganization}`
  await admin.query(
    `insert into tenantry.memberships (tenant_id, id, user_id, status, email, name, joined_at, created_at)
     select $1, 'mem_crowd_' || i, u.id, 'active', u.email, u.name, now(), now() - i * interval '1 second'
       from generate_series($2::integer, $3::integer - 1) i join tenantry.users u on u.id = 'usr_crowd_' || i`,
    [place, from, to],
  )
  await admin.query(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
     select $1, 'mem_crowd_' || i, '', case when i % 10 = 0 then 'rol_manager' else 'rol_viewer' end
       from generate_series($2::integer, $3::integer - 1) i`,
    [place, from, to],
  )
}

/** The same people in Better Auth's table, and somebody who may list them. */
export async function seedBetterAuthCrowd(admin: pg.ClientBase, users: number): Promise<void> {
  await admin.query(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
     select 'usr_crowd_' || i, ${sqlOf.name}, ${sqlOf.email}, true, now() - i * interval '1 second', now(), 'user'
       from (select $1::text[] as s) s, generate_series(0, $2::integer - 1) i`,
    [syllables, users],
  )
  await admin.query(`update "user" set role = 'admin' where id = 'usr_0_0'`)
  await admin.query('vacuum analyze "user"')
}
