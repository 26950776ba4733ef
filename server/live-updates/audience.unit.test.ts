import { describe, expect, it } from 'vitest'
import { type LiveEvent, liveEventTypes } from '#contract/live-events.ts'
import { type Audience, seenBy, touchesAuthority } from './audience.ts'

const member: Audience = { userId: 'usr_ada', tenantIds: ['ten_one'], isOperator: false }
const homeless: Audience = { userId: 'usr_nil', tenantIds: [], isOperator: false }
const operator: Audience = { userId: 'usr_olga', tenantIds: [], isOperator: true }

describe('what a page hears', () => {
  it('is everything on a page of the operator portal', () => {
    for (const type of liveEventTypes.filter((each) => each !== 'resync')) {
      const event: LiveEvent = { type, tenantId: 'ten_two', userId: 'usr_bob' }
      expect(seenBy(event, operator)).toEqual(event)
    }
  })

  it('is what happens in its own tenant, without saying to whom', () => {
    expect(seenBy({ type: 'membership.changed', tenantId: 'ten_one', userId: 'usr_bob' }, member)).toEqual({
      type: 'membership.changed',
      tenantId: 'ten_one',
    })
  })

  it('is what concerns its own person, without naming a tenant it does not show', () => {
    expect(seenBy({ type: 'membership.changed', tenantId: 'ten_two', userId: 'usr_ada' }, member)).toEqual({
      type: 'membership.changed',
      userId: 'usr_ada',
    })
  })

  it.each(['resource_type.created', 'resource_type.changed', 'settings.changed'] as const)(
    'is %s everywhere',
    (type) => {
      expect(seenBy({ type }, homeless)).toEqual({ type })
      expect(seenBy({ type }, member)).toEqual({ type })
    },
  )

  it('rule 44: is nothing of another tenant, another person or the platform, whatever its kind', () => {
    for (const type of liveEventTypes.filter((each) => each !== 'resync'))
      for (const audience of [member, homeless]) {
        expect(seenBy({ type, tenantId: 'ten_two' }, audience)).toBeUndefined()
        expect(seenBy({ type, userId: 'usr_bob' }, audience)).toBeUndefined()
        expect(seenBy({ type, tenantId: 'ten_two', userId: 'usr_bob' }, audience)).toBeUndefined()
      }
    expect(seenBy({ type: 'tenant.created' }, member)).toBeUndefined()
    expect(seenBy({ type: 'user.changed' }, member)).toBeUndefined()
  })

  it('is always that events may have been missed', () => {
    for (const audience of [member, homeless, operator])
      expect(seenBy({ type: 'resync' }, audience)).toEqual({ type: 'resync' })
  })
})

describe('what makes a page read its right anew', () => {
  it('rule 73: is a change of its person, their membership or session, or of its tenant', () => {
    for (const type of ['membership.changed', 'user.changed', 'session.ended'] as const) {
      expect(touchesAuthority({ type, userId: 'usr_ada', tenantId: 'ten_one' }, member)).toBe(true)
      expect(touchesAuthority({ type, userId: 'usr_bob', tenantId: 'ten_one' }, member)).toBe(false)
    }
    expect(touchesAuthority({ type: 'tenant.changed', tenantId: 'ten_one' }, member)).toBe(true)
    expect(touchesAuthority({ type: 'tenant.changed', tenantId: 'ten_two' }, member)).toBe(false)
    expect(touchesAuthority({ type: 'membership.changed', tenantId: 'ten_one' }, member)).toBe(true)
    expect(touchesAuthority({ type: 'user.changed', userId: 'usr_olga' }, operator)).toBe(true)
    expect(touchesAuthority({ type: 'resync' }, operator)).toBe(true)
    expect(touchesAuthority({ type: 'role.changed', tenantId: 'ten_one' }, member)).toBe(false)
  })
})
