import type { Noun } from '../noun.ts'
import { actionsDe } from './actions-de.ts'
import type { TrailTexts } from './trail-en.ts'

export const trailDe = (noun: Noun): TrailTexts => ({
  actions: actionsDe(noun),
  categories: {
    membership: 'Mitglieder',
    invitation: 'Einladungen',
    role: 'Rollen',
    group: 'Gruppen',
    tenant: noun.One,
    session: 'Besuche',
    user: 'Beendete Sitzungen',
    operator: 'Betreiber',
    access: 'Abweisungen',
    audit: 'Exporte',
    test_tenant: 'Zurücksetzen',
  },
  outcomes: { success: 'Erledigt', denied: 'Abgewiesen', failure: 'Gescheitert' },
  someone: 'Jemand ohne Anmeldung',
  system: 'Das System',
  commandLine: 'Die Befehlszeile',
  something: 'etwas Namenloses',
  unknown: (what) => `hat etwas mit ${what} getan`,
  inPlaceOf: (who) => `durch ${who} zur Unterstützung`,
})
