import { asAdmin } from '#tests/test-database.ts'
import type { House } from './house.ts'
import { colleague, customer, firstOperator, granted, invite, join, make, organization, type Person } from './people.ts'

const others = [
  ...['Northwind Traders', 'Brightwater Energy', 'Cedar Logistics', 'Harbour Clinic', 'Lakeside Foods'],
  ...['Orchard Analytics', 'Summit Robotics', 'Wide World Imports'],
]

/** People of the team: whom they stand for, and their role. */
const team = [
  ['Head of Operations', 'rol_manager'],
  ['Finance Lead', 'rol_finance'],
  ['Creator Relations', 'rol_creator_manager'],
  ['Content Editor', 'rol_content_manager'],
  ['Support Desk', 'rol_support'],
  ['External Auditor', 'rol_viewer'],
  ['Studio Partner', 'rol_creator'],
] as const

/** An installation that has been in use for a while: for looking at its pages. */
export async function moveIn(house: House) {
  const operator = await firstOperator(house)
  const { slug, id, admin } = await customer(house, operator, 'Customer Two')
  for (const name of others) await organization(house, operator, name, `admin@${slugOf(name)}.test`)
  const ask = house.server.ask({ cookie: operator.cookie })
  for (const [name, verb] of [
    ['Lakeside Foods', 'suspend'],
    ['Summit Robotics', 'archive'],
  ] as const) {
    const { body } = await ask.get(`/api/super-admin/tenants?q=${slugOf(name)}`)
    const confirmation = verb === 'archive' ? { confirmSlug: slugOf(name) } : {}
    granted(await ask.post(`/api/super-admin/tenants/${String(body.items?.[0]?.id)}/${verb}`, confirmation))
  }
  granted(await ask.patch('/api/super-admin/settings', { signUpMode: 'request' }))
  const wish = {
    name: 'Shop Owner',
    email: 'owner@corner-shop.test',
    organization: 'Corner Shop',
    message: 'For our two branches.',
  }
  granted(await house.server.ask().post('/api/access-requests', wish))
  const links = { new: '', old: '' }
  links.new = await invite(house, admin, slug, 'sales@customer-two.test')
  links.old = await invite(house, admin, slug, 'warehouse@customer-two.test', 'rol_support')
  const persons = await people(house, operator, admin)
  await asAdmin(house.adminUrl, async (database) => {
    for (const statement of [...years, ...team.map(([name, role]) => teamMate(id, name, role))])
      await database.query(statement)
  })
  return { operator, id, slug, admin, links, ...persons, ...(await things(house, operator, admin)) }
}

/** What pages about one thing are about. */
async function things(house: House, operator: Person, admin: Person) {
  const { server } = house
  const ask = server.ask({ cookie: admin.cookie, tenant: 'customer-two' })
  const team = granted(await ask.get('/api/admin/team?status=active'))
  const idOf = (name: string) =>
    String(Object.values(team.body.items ?? {}).find((member) => String(member?.name) === name)?.id)
  const membershipIds = ['Support Desk', 'Head of Operations'].map(idOf)
  const group = {
    name: 'Warehouse crew',
    description: 'Everybody on the floor',
    roleIds: ['rol_support'],
    membershipIds,
  }
  const groupId = await make(house, admin, 'customer-two', 'groups', group)
  const users = granted(await server.ask({ cookie: operator.cookie }).get(`/api/super-admin/users?q=${admin.email}`))
  return {
    groupId,
    memberId: idOf('Finance Lead'),
    userId: String(users.body.items?.[0]?.id),
  }
}

async function people(house: House, operator: Person, admin: Person) {
  const second = await organization(house, operator, 'Second Studio', admin.email)
  await join(house, second.link, admin.name, admin.cookie)
  const viewer = await colleague(house, admin, 'customer-two', 'Guest Viewer', 'rol_viewer')
  const paused = await customer(house, operator, 'Paused Project')
  const ask = house.server.ask({ cookie: operator.cookie })
  await ask.post(`/api/super-admin/tenants/${paused.id}/suspend`, {})
  const left = await colleague(house, admin, 'customer-two', 'Former Colleague', 'rol_viewer')
  const asked = house.server.ask({ cookie: admin.cookie, tenant: 'customer-two' })
  const { body } = await asked.get('/api/admin/team?q=former-')
  await asked.delete(`/api/admin/team/${String(body.items?.[0]?.id)}`, {})
  const partner = await colleague(house, admin, 'customer-two', 'Outside Partner', 'rol_creator')
  return { partner, viewer, suspended: paused.admin, nowhere: left }
}

const slugOf = (name: string) => name.toLowerCase().replace(/\W+/g, '-')

/** Time that has passed, and people who came in it, which only the database's superuser can write. */
const years = [
  `update tenantry.tenants
      set created_at = now() - (interval '1 hour') * case slug when 'customer-two' then 20 else 50 + abs(hashtext(slug)) % 9000 end`,
  `update tenantry.memberships set created_at = now() - interval '19 hours' where status = 'active'`,
  `insert into tenantry.users (id, email, name, last_sign_in_at)
   select 'usr_' || t.slug || n, 'person' || n || '@' || t.slug || '.test', t.name || ' Member ' || n,
          now() - (interval '1 hour') * n
     from tenantry.tenants t, generate_series(1, 3 + abs(hashtext(t.slug)) % 38) n
    where t.slug <> 'customer-two'`,
  `insert into tenantry.memberships (tenant_id, user_id, status, email, name, joined_at, created_at)
   select t.id, u.id, 'active', u.email, u.name, t.created_at, t.created_at
     from tenantry.tenants t join tenantry.users u on u.id like 'usr_' || t.slug || '%'`,
  `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
   select m.tenant_id, m.id, '', 'rol_viewer' from tenantry.memberships m
    where not exists (select 1 from tenantry.membership_roles r where r.membership_id = m.id)`,
  `update tenantry.tenant_activity a set last_active_at = now() - (interval '7 minutes') * (abs(hashtext(t.slug)) % 900)
     from tenantry.tenants t where t.id = a.tenant_id and t.slug <> 'customer-two'`,
]

const teamMate = (tenantId: string, name: string, role: string) => {
  const email = `${slugOf(name)}@customer-two.test`
  const kind = role === 'rol_creator' ? 'creator' : 'team'
  const daysAgo = name.length * 3
  return `
    with person as (insert into tenantry.users (email, name) values ('${email}', '${name}') returning id),
    member as (
      insert into tenantry.memberships (tenant_id, user_id, status, kind, email, name, joined_at, created_at, last_active_at)
      select '${tenantId}', id, 'active', '${kind}', '${email}', '${name}', now(), now() - interval '${daysAgo} days',
             now() - interval '${daysAgo * 17} minutes' from person returning id)
    insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
    select '${tenantId}', id, '', '${role}' from member`
}
