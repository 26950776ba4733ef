/** Questions of the kind "may this membership do that", and all it takes to answer them. */
export type Organization = {
  /** Resource type → actions. */
  readonly catalogue: Readonly<Record<string, readonly string[]>>
  readonly roles: readonly Role[]
  readonly memberships: readonly Membership[]
  readonly questions: readonly Question[]
}

type Role = { readonly name: string; readonly grants: readonly string[]; readonly parent: number | undefined }
export type Membership = { readonly id: string; readonly roles: readonly number[] }
export type Question = {
  readonly membershipId: string
  readonly permission: string
  readonly resource: string
  readonly action: string
}

const actions = ['create', 'list', 'read', 'update', 'delete']

/** Random, and the same at every run: 60 resource types, 12 roles of which some inherit, memberships of one to three roles. */
export function randomOrganization(size: { memberships: number; questions: number }): Organization {
  const below = dice(20_261_121)
  const some = (share: number) => below(100) < share
  const catalogue = Object.fromEntries(
    Array.from({ length: 60 }, (_, type) => [`area_${type % 9}.type_${type}`, actions.slice(0, 2 + below(4))]),
  )
  const permissions = Object.entries(catalogue).flatMap(([type, own]) => own.map((action) => `${type}.${action}`))
  const roles = Array.from({ length: 12 }, (_, index): Role => {
    const share = 10 + below(50)
    return {
      name: `role_${index}`,
      grants: permissions.filter(() => some(share)),
      parent: index > 0 && some(30) ? below(index) : undefined,
    }
  })
  const memberships = Array.from({ length: size.memberships }, (_, index): Membership => {
    const held = Array.from({ length: 1 + below(3) }, () => below(roles.length))
    return { id: `mbr_${index}`, roles: [...new Set(held)].sort((one, other) => one - other) }
  })
  const questions = Array.from({ length: size.questions }, (): Question => {
    // Now and then about something no catalogue knows.
    const permission = some(98) ? (permissions[below(permissions.length)] ?? '') : `area_0.type_${below(60)}.sing`
    const end = permission.lastIndexOf('.')
    const membershipId = `mbr_${below(memberships.length)}`
    // A text of its own, as one that came with a request.
    const own = Buffer.from(permission).toString()
    return { membershipId, permission: own, resource: own.slice(0, end), action: own.slice(end + 1) }
  })
  return { catalogue, roles, memberships, questions }
}

/** The naive model: looks through the grants of every role and of all above it, and keeps nothing. */
export function naiveAnswer({ roles, memberships }: Organization, { membershipId, permission }: Question): boolean {
  const gives = (index: number): boolean => {
    const role = roles[index]
    if (!role) return false
    return role.grants.includes(permission) || (role.parent !== undefined && gives(role.parent))
  }
  return memberships.find(({ id }) => id === membershipId)?.roles.some(gives) === true
}

/** What a role gives together with all above it. */
export function effectiveGrants({ roles }: Organization, index: number): string[] {
  const role = roles[index]
  if (!role) return []
  const above = role.parent === undefined ? [] : effectiveGrants({ roles } as Organization, role.parent)
  return [...new Set([...role.grants, ...above])]
}

/** Whole numbers below a limit, from a seed. */
function dice(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
