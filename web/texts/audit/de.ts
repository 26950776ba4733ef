import type { Noun } from '../noun.ts'
import type { AuditTexts } from './en.ts'
import { trailDe } from './trail-de.ts'

export const auditDe = (noun: Noun): AuditTexts => ({
  ...trailDe(noun),
  title: 'Protokoll',
  description: 'Wer hier was getan hat. Es wächst nur; nichts darin kann geändert werden.',
  columns: { event: 'Was geschah', outcome: 'Ergebnis', ip: 'Woher', at: 'Wann' },
  search: 'Im Protokoll suchen',
  filters: { action: 'Ereignis', outcome: 'Ergebnis', time: 'Zeit' },
  times: { day: 'Letzte 24 Stunden', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage' },
  emptyTitle: 'Es ist noch nichts geschehen',
  emptyBody: 'Hier steht alles, was hier verändert wird.',
})
