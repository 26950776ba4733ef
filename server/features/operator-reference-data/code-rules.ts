/** A resource type as far as a new code can collide with it. */
export type KnownType = {
  readonly code: string
  readonly label: string
  readonly isActive: boolean
  readonly isBuiltin: boolean
  readonly actions: readonly string[]
}

/** Words that mean something elsewhere: to the platform, to whoever reads a permission, or to a language. */
const reservedWords = new Set(
  `all any anyone everyone everything none nobody nothing null undefined true false nan self own me root admin superadmin
  operator owner system platform tenantry internal public wildcard role roles permission permissions group groups member
  members membership memberships invitation invitations resource_type resource_types session sessions user users
  constructor prototype tostring valueof hasownproperty`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * Why a code cannot be had, in words for the operator; undefined when it is free. It is taken by a type of that code,
 * active or not, whatever the case; by a permission that reads the same; and by the built-in catalogue, whose first words
 * are kept for what the platform adds later.
 */
export function collisionOf(code: string, actions: readonly string[], known: readonly KnownType[]): string | undefined {
  const folded = code.toLowerCase()
  const same = known.find((type) => type.code === folded)
  if (same) return `${nameOf(same)} has this code.`
  const [first = folded] = folded.split('.')
  const builtin = known.find((type) => type.isBuiltin && type.code.split('.')[0] === first)
  if (builtin) return `Codes beginning with ${first} belong to the built-in catalogue: ${nameOf(builtin)}.`
  const reserved = folded.split('.').find((word) => reservedWords.has(word))
  if (reserved) return `${reserved} is a reserved word.`
  const reads = known.find((type) => type.actions.some((action) => `${type.code}.${action}` === folded))
  if (reads) return `${nameOf(reads)} has a permission of this name.`
  const given = new Set(actions.map((action) => `${folded}.${action}`))
  const hidden = known.find((type) => given.has(type.code))
  return hidden && `One of its permissions would have the code of ${nameOf(hidden)}.`
}

const nameOf = ({ code, label, isActive, isBuiltin }: KnownType) => {
  const marks = [...(isBuiltin ? ['built in'] : []), ...(isActive ? [] : ['inactive'])]
  return `“${label}” (${[code, ...marks].join(', ')})`
}
