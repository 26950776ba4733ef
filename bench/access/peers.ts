import { createMongoAbility, type MongoAbility } from '@casl/ability'
import { createAccessControl } from 'better-auth/plugins/access'
import { newEnforcer, newModelFromString } from 'casbin'
import { authorityOf } from '#server/scopes/principal.ts'
import { effectiveGrants, type Membership, type Organization, type Question } from './memberships.ts'

/** Answers a question from what was made ready beforehand: a Map from each membership to what says what it may. */
export type Check = (question: Question) => boolean

/** What a request to us has in hand, made from what the database sends, and asked as use cases ask it. */
export function oursFor(organization: Organization): Check {
  const texts = textsOf(organization)
  const authorities = ofEach(organization, (membership) => {
    const permissions = texts(membership).slice(1, -1).split(',')
    return authorityOf({ membership_id: membership.id, rank: 100, permissions }, false)
  })
  return ({ membershipId, permission }) => authorities.get(membershipId)?.permissions.has(permission) === true
}

/** The limit: nothing but a number for each permission and a row of bits for each membership. */
export function bitsetsFor(organization: Organization): Check {
  const { catalogue } = organization
  const codes = Object.entries(catalogue).flatMap(([type, actions]) => actions.map((action) => `${type}.${action}`))
  const numbers = new Map(codes.map((code, number) => [code, number]))
  const words = Math.ceil(codes.length / 32)
  const ofRoles = organization.roles.map((_, role) => {
    const bits = new Uint32Array(words)
    for (const code of effectiveGrants(organization, role)) {
      const number = numbers.get(code) ?? 0
      bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31))
    }
    return bits
  })
  const bitsets = ofEach(organization, ({ roles }) => {
    const bits = new Uint32Array(words)
    for (const role of roles)
      for (let word = 0; word < words; word++) bits[word] = (bits[word] ?? 0) | (ofRoles[role]?.[word] ?? 0)
    return bits
  })
  return ({ membershipId, permission }) => {
    const number = numbers.get(permission)
    return number !== undefined && (((bitsets.get(membershipId)?.[number >> 5] ?? 0) >>> (number & 31)) & 1) === 1
  }
}

/** An ability for each combination of roles, kept. */
export function caslFor(organization: Organization): Check {
  const kept = new Map<string, MongoAbility>()
  const abilities = ofEach(organization, ({ roles }) => {
    const key = roles.join()
    const rules = [...new Set(roles.flatMap((role) => effectiveGrants(organization, role)))].map(split)
    // What it calls `manage` and `all` would be wildcards.
    const ability = kept.get(key) ?? createMongoAbility(rules, { anyAction: '*', anySubjectType: '*' })
    kept.set(key, ability)
    return ability
  })
  return ({ membershipId, action, resource }) => abilities.get(membershipId)?.can(action, resource) === true
}

/** As its organization plugin asks: each role of the member in turn. */
export function betterAuthFor(organization: Organization): Check {
  const control = createAccessControl(organization.catalogue)
  const roles = organization.roles.map((_, role) => {
    const statements: Record<string, string[]> = {}
    for (const { action, subject } of effectiveGrants(organization, role).map(split))
      statements[subject] = [...(statements[subject] ?? []), action]
    return control.newRole(statements)
  })
  const held = ofEach(organization, (membership) => membership.roles)
  return ({ membershipId, action, resource }) =>
    held.get(membershipId)?.some((role) => roles[role]?.authorize({ [resource]: [action] }).success) === true
}

/** Its model of roles with inheritance, all in memory. */
export async function casbinFor(organization: Organization): Promise<Check> {
  const enforcer = await newEnforcer(newModelFromString(rolesWithInheritance))
  await enforcer.addPolicies(
    organization.roles.flatMap(({ name, grants }) =>
      grants.map(split).map(({ subject, action }) => [name, subject, action]),
    ),
  )
  const named = (role: number) => organization.roles[role]?.name ?? ''
  await enforcer.addGroupingPolicies([
    ...organization.roles.flatMap(({ name, parent }) => (parent === undefined ? [] : [[name, named(parent)]])),
    ...organization.memberships.flatMap(({ id, roles }) => roles.map((role) => [id, named(role)])),
  ])
  return ({ membershipId, resource, action }) => enforcer.enforceSync(membershipId, resource, action)
}

const rolesWithInheritance = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act
`

const ofEach = <T>({ memberships }: Organization, make: (membership: Membership) => T): ReadonlyMap<string, T> =>
  new Map(memberships.map((membership) => [membership.id, make(membership)]))

const split = (permission: string) => {
  const end = permission.lastIndexOf('.')
  return { subject: permission.slice(0, end), action: permission.slice(end + 1) }
}

/** The permissions of a membership as the database sends them: one text, new for each. */
const textsOf =
  (organization: Organization) =>
  ({ roles }: Membership): string =>
    `{${[...new Set(roles.flatMap((role) => effectiveGrants(organization, role)))].join(',')}}`
