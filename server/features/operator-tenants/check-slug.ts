import { slugShape } from '#contract/shapes.ts'
import type { OperatorRead } from '../../scopes/operator-scope.ts'
import { isReserved, slugsFor } from '../tenants/slug-rules.ts'
import { findTakenSlugs } from './repository.ts'

/** Says whether an address is free and, when it is not, names one like it that is. */
export async function checkSlug(scope: OperatorRead, input: { slug: string }) {
  const slug = input.slug.trim()
  const offers = slugsFor(slug)
  const taken = await findTakenSlugs(scope.db, [slug, ...offers])
  const reason = reasonAgainst(slug, taken)
  return {
    slug,
    available: reason === null,
    reason,
    suggestion: reason === null ? null : (offers.find((offer) => !taken.has(offer)) ?? null),
  }
}

function reasonAgainst(slug: string, taken: ReadonlySet<string>): 'invalid' | 'reserved' | 'taken' | null {
  if (!slugShape.safeParse(slug).success) return 'invalid'
  if (isReserved(slug)) return 'reserved'
  return taken.has(slug) ? 'taken' : null
}
