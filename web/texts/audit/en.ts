import type { Noun } from '../noun.ts'
import { trailEn } from './trail-en.ts'

/** The trail of one organization, as its members read it. */
export const auditEn = (noun: Noun) => ({
  ...trailEn(noun),
  title: 'Audit trail',
  description: `Who did what in this ${noun.one}. It only grows; nothing in it can be changed.`,
  columns: { event: 'What happened', outcome: 'Outcome', ip: 'From', at: 'When' },
  search: 'Search people and things',
  filters: { action: 'Event', outcome: 'Outcome', time: 'Time' },
  times: { day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days' },
  emptyTitle: 'Nothing has happened yet',
  emptyBody: `Everything that changes this ${noun.one} is written down here.`,
})

export type AuditTexts = ReturnType<typeof auditEn>
