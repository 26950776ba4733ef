import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#contract/audit.ts'
import { auditActions } from '#contract/audit-events.ts'
import { noun } from '#web/texts/noun.ts'
import { auditDe } from '#web/texts/operator/audit/de.ts'
import { auditEn } from '#web/texts/operator/audit/en.ts'
import { eventWords, fieldWords } from './event-words.ts'

const en = auditEn(noun('organization', 'organizations'))
const de = auditDe(noun('Organisation', 'Organisationen'))

const event = (action: string): AuditEvent => ({
  id: 'evt_1',
  at: '2026-03-10T12:00:00.000Z',
  actor: { id: 'usr_1', email: 'ada@example.com' },
  impersonator: null,
  tenant: null,
  action,
  resource: { type: 'tenant', id: 'ten_1', name: 'Acme' },
  changes: {},
  outcome: 'success',
  ipAddress: null,
  userAgent: null,
  requestId: null,
})

describe('an event in words', () => {
  it.each(auditActions)('says %s in both languages, without its code', (action) => {
    for (const t of [en, de]) {
      const { who, did } = eventWords(t, event(action))
      expect(who).toBe('ada@example.com')
      expect(did).not.toBe(t.unknown('Acme'))
      expect(did).not.toContain(action)
    }
  })

  it('has words for what a newer server may record', () => {
    expect(eventWords(en, event('planet.discovered')).did).toBe('did something to Acme')
  })

  it('takes a field nobody named apart', () => {
    expect(fieldWords(en, 'idleTimeoutMinutes')).toBe('Idle timeout minutes')
    expect(fieldWords(en, 'isSuperAdmin')).toBe('Superadmin')
  })
})
