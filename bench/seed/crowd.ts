import type pg from 'pg'

// Many people on top of those of `people.ts`, through the real tables with their triggers. What would be kept row by row
// and only costs time, the search's index, is made once at the end.

/** Whose organization the crowd is in. */
export const crowdedOrganization = 0

export const crowdEmail = (person: number) => `crowd${person}@${person % 3 === 0 ? 'example' : 'company'}.test`

/** Adds people until there are `users` in the crowd, the first `members` of them in one organization. */
export async function seedCrowd(admin: pg.ClientBase, { users, members }: { users: number; members: number }) {
  const { rows } = await admin.query<{ there: number }>(
    `select count(*)::integer as there from tenantry.users where email like 'crowd%@%'`,
  )
  const there = rows[0]?.there ?? 0
  const search = await admin.query<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'tenantry' and indexname = 'users_search'`,
  )
  const indexed = search.rows[0]?.indexdef
  if (indexed) await admin.query('drop index tenantry.users_search')
  await admin.query(
    `insert into tenantry.users (id, email, name, email_verified, created_at)
     select 'usr_crowd_' || i, 'crowd' || i || case when i % 3 = 0 then '@example.test' else '@company.test' end,
            ($3::text[])[1 + i % $4] || ' ' || ($5::text[])[1 + (i / 7) % $6], true, now() - i * interval '1 second'
       from generate_series($1::integer, $2::integer - 1) i`,
    [there, users, first, first.length, last, last.length],
  )
  if (indexed) await admin.query(indexed)
  if (there < members) await seedMembers(admin, there, Math.min(members, users))
  await admin.query('vacuum analyze tenantry.users')
  await admin.query('vacuum analyze tenantry.memberships')
  await admin.query('vacuum analyze tenantry.membership_roles')
}

const seedMembers = async (admin: pg.ClientBase, from: number, to: number) => {
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
     select 'usr_crowd_' || i, ($2::text[])[1 + i % $3] || ' ' || ($4::text[])[1 + (i / 7) % $5],
            'crowd' || i || case when i % 3 = 0 then '@example.test' else '@company.test' end, true,
            now() - i * interval '1 second', now(), 'user'
       from generate_series(0, $1::integer - 1) i`,
    [users, first, first.length, last, last.length],
  )
  await admin.query(`update "user" set role = 'admin' where id = 'usr_0_0'`)
  await admin.query('vacuum analyze "user"')
}

const first = ['Alma', 'Bert', 'Cleo', 'Dora', 'Egon', 'Fina', 'Gero', 'Hedi', 'Ivan', 'Jule', 'Kuno', 'Lina', 'Mira']
const last = ['Abend', 'Birke', 'Celler', 'Damm', 'Eiche', 'Feld', 'Graben', 'Heide', 'Insel', 'Jahn', 'Kamp', 'Linde']
