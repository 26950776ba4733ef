import type { AuditEvent } from '#contract/audit.ts'
import type { CategoryOf, TenantAction } from '#contract/audit-events.ts'
import type { Noun } from '../noun.ts'
import { actionsEn } from './actions-en.ts'

/** What a line of a trail says, whoever reads it. */
export interface TrailTexts {
  readonly actions: Readonly<Record<TenantAction, (what: string) => string>>
  readonly categories: Readonly<Record<CategoryOf<TenantAction>, string>>
  readonly outcomes: Readonly<Record<AuditEvent['outcome'], string>>
  readonly someone: string
  readonly system: string
  readonly commandLine: string
  readonly something: string
  readonly unknown: (what: string) => string
  readonly inPlaceOf: (who: string) => string
}

export const trailEn = (noun: Noun): TrailTexts => ({
  actions: actionsEn(noun),
  categories: {
    membership: 'Members',
    invitation: 'Invitations',
    role: 'Roles',
    group: 'Groups',
    tenant: noun.One,
    session: 'Visits',
    user: 'Sessions ended',
    operator: 'Operators',
    access: 'Refusals',
    audit: 'Exports',
    test_tenant: 'Resets',
  },
  outcomes: { success: 'Done', denied: 'Denied', failure: 'Failed' },
  someone: 'Somebody not signed in',
  system: 'The system',
  commandLine: 'The command line',
  something: 'something unnamed',
  unknown: (what) => `did something to ${what}`,
  inPlaceOf: (who) => `by ${who} for support`,
})
