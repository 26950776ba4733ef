import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGroup } from '#contract/groups.ts'
import { createRole } from '#contract/roles.ts'
import { nameShape, proposeSlug, slugShape } from '#contract/shapes.ts'

describe('a name', () => {
  it.each([
    ['  Ada  Admin ', 'Ada Admin'],
    ['Ada\u00a0Admin', 'Ada Admin'],
    ['Zoe\u0308', 'Zoë'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['Team 👩\u200d🔬', 'Team 👩\u200d🔬'],
    ['Heart ❤\ufe0f', 'Heart ❤\ufe0f'],
  ])('is kept as people read it: %j', (given, kept) => {
    expect(nameShape.parse(given)).toBe(kept)
  })

  it.each([
    ['a space of no width', 'Tenant\u200b Admin'],
    ['a joiner between plain letters', 'Tenant\u200dAdmin'],
    ['a selector behind a plain letter', 'Tenant Admin\ufe0f'],
    ['a soft hyphen', 'Tenant Ad\u00admin'],
    ['another direction of writing', 'Ada \u202enimdA'],
    ['an isolate', '\u2066Ada\u2069'],
    ['a letter that is not drawn', 'Ada\u3164'],
    ['a line of its own', 'Ada\nAdmin'],
    ['nothing but spaces', ' \u3000 '],
  ])('is refused with %s', (_, name) => {
    expect(nameShape.safeParse(name).success).toBe(false)
  })

  it('rule 89: is judged at once, whatever its length and marks', () => {
    const marks = `a${'\u0301\u0323'.repeat(250_000)}`
    const start = performance.now()
    for (const shape of [nameShape, nameShape.max(80)]) expect(shape.safeParse(marks).success).toBe(false)
    expect(performance.now() - start).toBeLessThan(500)
    expect(nameShape.parse('a\u0323\u0301'.repeat(60))).toHaveLength(120)
  })

  it('of a role or a group is judged alike', () => {
    const named = (name: string) => [
      createRole.input.safeParse({ name, rank: 1, permissions: [] }).success,
      createGroup.input.safeParse({ name, roleIds: [] }).success,
    ]
    expect(named('Night shift')).toEqual([true, true])
    for (const name of ['Tenant\u200b Admin', 'Night\nshift', 'a'.repeat(81)])
      expect(named(name)).toEqual([false, false])
  })
})

describe('an address', () => {
  it.each([
    ['Müller & Söhne', 'muller-sohne'],
    ['Groß Handel', 'gross-handel'],
    ['GROẞ', 'gross'],
    ['Ærø Œuvre', 'aero-oeuvre'],
    ['Łódź Đorđe Þór Ǿ', 'lodz-dorde-thor-o'],
    ['  –Acme–  ', 'acme'],
    ['株式会社', ''],
  ])('is proposed for %j as %j', (name, slug) => {
    expect(proposeSlug(name)).toBe(slug)
  })

  it('that is proposed is always one that is taken, or nothing', () => {
    const names = fc.string({ unit: 'binary', maxLength: 200 })
    const latin = fc.string({ unit: fc.constantFrom(...'aß Æœøłđðþħıŋŧüé-_.7ﬁİ'), maxLength: 100 })
    fc.assert(
      fc.property(fc.oneof(names, latin), (name) => {
        const slug = proposeSlug(name)
        return slug === '' || slugShape.safeParse(slug).data === slug
      }),
      { numRuns: 2000 },
    )
  })

  it('says whether it is missing or wrong', () => {
    const messageFor = (slug: string) => slugShape.safeParse(slug).error?.issues.map(({ message }) => message)
    expect(messageFor(' ')).toEqual(['Enter an address'])
    expect(messageFor('Acme Inc')).toEqual(['Use lower-case letters, digits and hyphens'])
  })
})
