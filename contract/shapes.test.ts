import { describe, expect, it } from 'vitest'
import { createGroup } from '#contract/groups.ts'
import { createRole } from '#contract/roles.ts'
import { nameShape } from '#contract/shapes.ts'

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
