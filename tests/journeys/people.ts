import { setupToken } from '#tests/server-process.ts'
import { asAdmin } from '#tests/test-database.ts'
import { type Answer, cookieSetBy } from '#tests/world.ts'
import type { House } from './house.ts'

// What had to happen before a journey begins, asked of the API: the journeys themselves go through the pages.

export const password = 'violet harbour 17 trumpets'

export type Person = { readonly name: string; readonly email: string; readonly cookie: string }
export type Organization = { readonly id: string; readonly slug: string; readonly link: string }
export type Customer = Organization & { readonly admin: Person }

export async function firstOperator({ server }: House): Promise<Person> {
  const person = { name: 'First Operator', email: 'operator@tenantry.test' }
  const answer = await server.ask().post('/api/setup', { ...person, password, token: setupToken })
  return { ...person, cookie: cookieSetBy(granted(answer)) }
}

/** @param email of its first admin, who is invited */
export async function organization(house: House, by: Person, name: string, email?: string): Promise<Organization> {
  const body = { name, ...(email && { initialAdmin: { email } }) }
  const answer = granted(await house.server.ask({ cookie: by.cookie }).post('/api/super-admin/tenants', body))
  const { tenant, invitation } = answer.body
  return { id: String(tenant?.id), slug: String(tenant?.slug), link: String(invitation?.link) }
}

/** The first operator, and an organization with its first admin in it. */
export async function settle(house: House, name: string): Promise<Customer & { readonly operator: Person }> {
  const operator = await firstOperator(house)
  return { operator, ...(await customer(house, operator, name)) }
}

/** An organization with its first admin in it. */
export async function customer(house: House, by: Person, name: string): Promise<Customer> {
  const made = await organization(house, by, name, `admin@${name.toLowerCase().replace(/\W+/g, '-')}.test`)
  return { ...made, admin: await join(house, made.link, `${name} Admin`) }
}

/** Accepts an invitation, with a new account or with the one whose cookie is given. */
export async function join({ server }: House, link: string, name: string, cookie?: string): Promise<Person> {
  const token = /token=([\w-]+)/.exec(link)?.[1] ?? ''
  const { body } = granted(await server.ask().get(`/api/invitations/${token}`))
  const answer = await server
    .ask(cookie ? { cookie } : {})
    .post(`/api/invitations/${token}/accept`, cookie ? {} : { name, password })
  return { name, email: String(body.email), cookie: cookie ?? cookieSetBy(granted(answer)) }
}

/** Answers the link of the invitation. */
export async function invite({ server }: House, by: Person, slug: string, email: string, roleId = 'rol_manager') {
  const asked = server.ask({ cookie: by.cookie, tenant: slug })
  const { body } = granted(await asked.post('/api/admin/team/invites', { emails: [email], roleIds: [roleId] }))
  return String(Object.values(body.results ?? {})[0]?.link)
}

/** A role or a group of an organization, made by somebody of it. Answers its id. */
export async function make({ server }: House, by: Person, slug: string, what: 'roles' | 'groups', body: object) {
  const asked = server.ask({ cookie: by.cookie, tenant: slug })
  return String(granted(await asked.post(`/api/admin/team/${what}`, body)).body.id)
}

/** A person of the team, in an organization that has an admin. */
export async function colleague(house: House, by: Person, slug: string, name: string, roleId?: string) {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@${slug}.test`
  return join(house, await invite(house, by, slug, email, roleId), name)
}

/** Active viewers of an organization, `Member 01` and so on, who never signed in: only the database can make many at once. */
export const crowd = (house: House, tenantId: string, count: number) =>
  asAdmin(house.adminUrl, async (database) => {
    await database.query(
      `with person as (
         insert into tenantry.users (email, name)
         select 'member' || to_char(n, 'FM00') || '@crowd.test', 'Member ' || to_char(n, 'FM00')
           from generate_series(1, $2::int) n returning id, email, name),
       member as (
         insert into tenantry.memberships (tenant_id, user_id, status, email, name, joined_at)
         select $1, id, 'active', email, name, now() from person returning id)
       insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
       select $1, id, '', 'rol_viewer' from member`,
      [tenantId, count],
    )
  })

/** What prepares a journey must work, else the journey says nothing. */
export function granted(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`Refused with ${answer.status}: ${answer.text}`)
  return answer
}
