// The floor: the same answers written by hand, by someone who needs nothing else. Hono, the cookie's signature, and one
// prepared statement for each answer, or one round trip of two where a tenant has to be pinned. No roles that inherit, no
// chained trail, no limits, no validation of what is in the database already.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import { verify } from '@node-rs/argon2'
import { type Context, Hono } from 'hono'
import pg from 'pg'
import { oneTrip } from '#database/one-trip.ts'

const { PORT, DATABASE_URL, TENANT_DATABASE_URL, COOKIE_NAME = '', COOKIE_SECRET = '' } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const tenantPool = new pg.Pool({ connectionString: TENANT_DATABASE_URL, max: 10 })
const app = new Hono()

app.get('/readyz', (c) => c.text('ready'))

app.get('/me', async (c) => {
  const { rows } = await pool.query({ name: 'me', text: me, values: [tokenHashOf(c), c.req.header('x-tenant')] })
  return rows[0] ? c.json(rows[0]) : c.json({ code: 'signed_out' }, 401)
})

app.get('/permission', async (c) => {
  const values = [tokenHashOf(c), c.req.header('x-tenant'), c.req.query('permission')]
  const { rows } = await pool.query({ name: 'permission', text: permission, values })
  return rows[0] ? c.json(rows[0]) : c.json({ code: 'forbidden' }, 403)
})

app.get('/people', async (c) => {
  const client = await tenantPool.connect()
  try {
    const [entry, people] = await oneTrip(client, [
      {
        name: 'enter',
        text: 'select * from floor.enter($1, $2, $3)',
        values: [tokenHashOf(c), c.req.header('x-tenant'), 'team.view'],
      },
      { name: 'people', text: list },
    ])
    if (entry?.rows[0]?.is_allowed !== true) return c.json({ code: 'forbidden' }, 403)
    return c.json({ items: people?.rows, nextCursor: null })
  } finally {
    client.release()
  }
})

app.post('/organizations', async (c) => {
  const { name, slug } = await c.req.json()
  const { rows } = await pool.query({ name: 'create', text: create, values: [tokenHashOf(c), name, slug] })
  return rows[0] ? c.json({ tenant: rows[0] }, 201) : c.json({ code: 'not_found' }, 404)
})

app.post('/invitations', async (c) => {
  const { email } = await c.req.json()
  const token = createHash('sha256').update(`${email} ${Math.random()}`).digest('base64url')
  const values = [
    tokenHashOf(c),
    c.req.header('x-tenant'),
    email,
    createHash('sha256').update(token).digest('base64url'),
  ]
  const { rows } = await pool.query({ name: 'invite', text: invite, values })
  return rows[0]
    ? c.json({ ...rows[0], link: `http://127.0.0.1/join?token=${token}` })
    : c.json({ code: 'forbidden' }, 403)
})

/** The ceiling of sign-in: the comparison of one password, and nothing else. */
app.post('/hash', async (c) => {
  const { password } = await c.req.json()
  return (await verify(await hashed, password)) ? c.json({ isRight: true }) : c.json({ isRight: false }, 401)
})
const hashed = pool
  .query(`select password from tenantry.accounts where provider_id = 'credential' limit 1`)
  .then(({ rows }) => String(rows[0]?.password))

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' })

function tokenHashOf(c: Context): string {
  const pair = c.req
    .header('cookie')
    ?.split('; ')
    .find((one) => one.startsWith(`${COOKIE_NAME}=`))
  const value = decodeURIComponent(pair?.slice(COOKIE_NAME.length + 1) ?? '')
  const [token = '', signature = ''] = [value.slice(0, value.lastIndexOf('.')), value.slice(value.lastIndexOf('.') + 1)]
  const expected = createHmac('sha256', COOKIE_SECRET).update(token).digest()
  const given = Buffer.from(signature, 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return ''
  return createHash('sha256').update(token).digest('base64url')
}

const me = `
  select jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name, 'avatarUrl', u.avatar_url, 'isSuperAdmin', u.is_super_admin) as "user",
         jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'type', t.type, 'logoUrl', t.logo_url) as "activeTenant",
         array(select jsonb_build_object('id', m.id, 'kind', m.kind, 'lastActiveAt', m.last_active_at,
                        'tenant', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'type', o.type, 'logoUrl', o.logo_url),
                        'roles', (select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank))
                                    from tenantry.membership_roles a join tenantry.roles r on r.scope = a.role_scope and r.id = a.role_id
                                   where a.tenant_id = m.tenant_id and a.membership_id = m.id))
                 from tenantry.memberships m join tenantry.tenants o on o.id = m.tenant_id and o.status = 'active'
                where m.user_id = u.id and m.status = 'active') as memberships,
         array(select distinct p.permission from tenantry.membership_roles a
                 join tenantry.role_permissions p on p.scope = a.role_scope and p.role_id = a.role_id
                where a.tenant_id = am.tenant_id and a.membership_id = am.id) as permissions
    from tenantry.sessions s
    join tenantry.users u on u.id = s.user_id and u.status = 'active'
    left join tenantry.tenants t on t.slug = $2 and t.status = 'active'
    left join tenantry.memberships am on am.tenant_id = t.id and am.user_id = u.id and am.status = 'active'
   where s.token_hash = $1 and s.expires_at > now()`

const permission = `
  select true as allowed
    from tenantry.sessions s
    join tenantry.users u on u.id = s.user_id and u.status = 'active'
    join tenantry.tenants t on t.slug = $2 and t.status = 'active'
    join tenantry.memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
   where s.token_hash = $1 and s.expires_at > now() and exists (
     select 1 from tenantry.membership_roles a
       join tenantry.role_permissions p on p.scope = a.role_scope and p.role_id = a.role_id and p.permission = $3
      where a.tenant_id = m.tenant_id and a.membership_id = m.id)`

const list = `
  select m.id, m.name, m.email, m.kind, m.status, m.joined_at as "joinedAt", m.last_active_at as "lastActiveAt",
         m.created_at as "createdAt", m.version,
         coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank) order by r.rank desc)
            from tenantry.membership_roles a join tenantry.roles r on r.scope = a.role_scope and r.id = a.role_id
           where a.tenant_id = m.tenant_id and a.membership_id = m.id), '[]') as roles
    from tenantry.memberships m
   where m.status <> 'removed' order by m.created_at desc, m.id desc limit 51`

const create = `
  with asker as (
    select u.id from tenantry.sessions s join tenantry.users u on u.id = s.user_id and u.status = 'active' and u.is_super_admin
     where s.token_hash = $1 and s.expires_at > now()),
  made as (insert into floor.tenants (name, slug) select $2, $3 from asker returning id, slug, name, type, status, created_at, version),
  written as (
    insert into floor.audit (tenant_id, actor_id, action, resource_id, changes)
    select made.id, asker.id, 'tenant.created', made.id, jsonb_build_object('name', made.name, 'slug', made.slug) from made, asker)
  select * from made`

const invite = `
  with asker as (
    select u.id, u.name, m.tenant_id
      from tenantry.sessions s
      join tenantry.users u on u.id = s.user_id and u.status = 'active'
      join tenantry.tenants t on t.slug = $2 and t.status = 'active'
      join tenantry.memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
     where s.token_hash = $1 and s.expires_at > now() and exists (
       select 1 from tenantry.membership_roles a
         join tenantry.role_permissions p on p.scope = a.role_scope and p.role_id = a.role_id and p.permission = 'team.invite'
        where a.tenant_id = m.tenant_id and a.membership_id = m.id)),
  member as (
    insert into floor.memberships (tenant_id, user_id, status, email)
    select tenant_id, tenantry.new_id('usr'), 'pending', $3 from asker returning tenant_id, id),
  role as (
    insert into floor.membership_roles (tenant_id, membership_id, role_scope, role_id)
    select tenant_id, id, '', 'rol_viewer' from member),
  invited as (
    insert into floor.invitations (tenant_id, membership_id, email, token_hash, invited_by, invited_by_name, expires_at)
    select member.tenant_id, member.id, $3, $4, asker.id, asker.name, now() + interval '7 days' from member, asker
    returning tenant_id, id),
  written as (
    insert into floor.audit (tenant_id, actor_id, action, resource_id, changes)
    select invited.tenant_id, asker.id, 'invitation.created', invited.id, jsonb_build_object('email', $3::text) from invited, asker)
  select id as "invitationId" from invited`
