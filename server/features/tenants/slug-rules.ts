import { randomBytes } from 'node:crypto'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import { isReservedSlug, proposeSlug } from '#contract/shapes.ts'

/** Whether a slug stands for something else: an address of ours, or an id, by which a tenant can be named as well. */
export const isReserved = (slug: string) => isReservedSlug(slug) || /^(ten|test_tenant)_/.test(slug)

/** Slugs to offer for a name, best first: the proposed one, then numbered ones. The last is sure to be free. */
export function slugsFor(name: string): string[] {
  const base = proposeSlug(name) || 'new'
  const numbered = Array.from({ length: 30 }, (_, index) => withSuffix(base, String(index + 2)))
  return [base, ...numbered, withSuffix(base, randomBytes(4).toString('hex'))].filter((slug) => !isReserved(slug))
}

export const slugProblem = (code: ProblemCode & ('slug_taken' | 'slug_reserved')) =>
  new Problem(code, {
    fields: [
      {
        path: 'slug',
        code,
        message: code === 'slug_taken' ? 'This address is taken' : 'This address is reserved',
      },
    ],
  })

const withSuffix = (base: string, suffix: string) =>
  `${base.slice(0, 63 - suffix.length - 1).replace(/-+$/, '')}-${suffix}`
