/** What a principal may do: asked, never listed. */
export type PermissionSet = Pick<ReadonlySet<string>, 'has'>

/**
 * The set as bits, one and the same for all who hold the same: a fiftieth of the memory of texts, and nothing to compare but
 * a number. Nobody's rights are kept here: what is in it is what the database has just said.
 */
export function permissionSet(codes: readonly string[]): PermissionSet {
  const words: number[] = []
  for (const code of codes) {
    const number = numberOf(code)
    while (words.length <= number >> 5) words.push(0)
    words[number >> 5] = (words[number >> 5] ?? 0) | (1 << (number & 31))
  }
  const key = words.join()
  const kept = sets.get(key)
  if (kept) return kept
  if (sets.size >= mostSets) sets.clear()
  const made = new Bits(words)
  sets.set(key, made)
  return made
}

class Bits implements PermissionSet {
  private readonly words: readonly number[]

  constructor(words: readonly number[]) {
    this.words = words
  }

  has(permission: string): boolean {
    const number = numbers.get(permission)
    return number !== undefined && (((this.words[number >> 5] ?? 0) >> (number & 31)) & 1) === 1
  }
}

const sets = new Map<string, Bits>()
const mostSets = 2000

/** Numbers are given as codes come from the database: no code ever leaves the catalogue, so these grow with it alone. */
const numbers = new Map<string, number>()

function numberOf(code: string): number {
  const known = numbers.get(code)
  if (known !== undefined) return known
  const next = numbers.size
  numbers.set(code, next)
  return next
}
