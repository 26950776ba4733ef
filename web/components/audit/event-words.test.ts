import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#contract/audit.ts'
import { type AuditAction, platformActions, tenantActions } from '#contract/audit-events.ts'
import { auditDe } from '#web/texts/audit/de.ts'
import { auditEn } from '#web/texts/audit/en.ts'
import { noun } from '#web/texts/noun.ts'
import { auditDe as operatorDe } from '#web/texts/operator/audit/de.ts'
import { auditEn as operatorEn } from '#web/texts/operator/audit/en.ts'
import { eventSentence, eventWords } from './event-words.ts'

const english = noun('organization', 'organizations')
const german = noun('Organisation', 'Organisationen')
const [en, de] = [auditEn(english), auditDe(german)]
const portals = { customers: [en, de], operators: [operatorEn(english), operatorDe(german)] }

const event = (action: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id: 'evt_1',
  at: '2026-03-10T12:00:00.000Z',
  actor: { id: 'usr_1', email: 'ada@example.com', name: null },
  impersonator: null,
  tenant: null,
  action,
  resource: { type: 'tenant', id: 'ten_1', name: 'Acme' },
  changes: {},
  outcome: 'success',
  ipAddress: null,
  userAgent: null,
  requestId: null,
  ...more,
})

describe('an event in words', () => {
  const told: [AuditAction, keyof typeof portals][] = [
    ...tenantActions.map((action): [AuditAction, 'customers'] => [action, 'customers']),
    ...[...tenantActions, ...platformActions].map((action): [AuditAction, 'operators'] => [action, 'operators']),
  ]
  it.each(told)('says %s to %s in both languages, without its code', (action, portal) => {
    for (const texts of portals[portal]) {
      const { who, did } = eventWords(texts, event(action))
      expect(who).toBe('ada@example.com')
      expect(did).not.toBe(texts.unknown('Acme'))
      expect(did).not.toContain(action)
    }
  })

  it.each(tenantActions)('tells %s to an organization as it does to operators', (action) => {
    const [theirsEn, theirsDe] = portals.operators
    expect(eventSentence(en, event(action))).toBe(theirsEn && eventSentence(theirsEn, event(action)))
    expect(eventSentence(de, event(action))).toBe(theirsDe && eventSentence(theirsDe, event(action)))
  })

  it('has words for what a newer server may record', () => {
    expect(eventWords(en, event('planet.discovered')).did).toBe('did something to Acme')
  })

  it('calls people by name where it is known, and keeps the address at hand', () => {
    const actor = { id: 'usr_1', email: 'ada@example.com', name: 'Ada Admin' }
    expect(eventWords(en, event('operator.entered', { actor }))).toEqual({
      who: 'Ada Admin',
      address: 'ada@example.com',
      did: 'looked in as operator',
    })
  })

  it('names who acted in the place of somebody, and nobody for what the clock does', () => {
    const impersonator = { id: 'usr_2', email: 'olga@example.com' }
    expect(eventSentence(en, event('membership.activated', { impersonator }))).toBe(
      'ada@example.com became a member (by olga@example.com for support)',
    )
    const actor = { id: null, email: null, name: null }
    expect(eventSentence(en, event('invitation.expired', { actor }))).toMatch(/^The system let/)
    expect(eventSentence(en, event('session.tenant_switched', { actor }))).toMatch(/^Somebody not signed in/)
  })

  it('calls the command line what it is in the reader’s language', () => {
    const atCommandLine = event('tenant.suspended', {
      actor: { id: 'command-line', email: 'command line', name: null },
    })
    expect(eventSentence(en, atCommandLine)).toMatch(/^The command line suspended/)
    expect(eventWords(de, atCommandLine)).toMatchObject({ who: 'Die Befehlszeile', address: undefined })
  })
})
