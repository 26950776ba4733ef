import type { Noun } from '../../noun.ts'
import type { UsersTexts } from './en.ts'

export const usersDe = (noun: Noun): UsersTexts => ({
  list: 'Personen',
  description: `Alle, die sich anmelden können, gleich zu welchen ${noun.many} sie gehören.`,
  search: 'Personen suchen',
  columns: {
    name: 'Person',
    status: 'Status',
    lastSignInAt: 'Letzte Anmeldung',
    createdAt: 'Seit',
  },
  statuses: { active: 'Aktiv', disabled: 'Deaktiviert' },
  superadmin: 'Superadmin',
  you: 'Sie',
  never: 'Nie',
  filter: 'Zeigen',
  onlySuperadmins: 'Nur Superadmins',
  empty: 'Noch niemand',
  emptyBody: 'Personen erscheinen hier, sobald sie eine Einladung annehmen.',
  grant: {
    action: 'Zum Superadmin machen…',
    question: (name) => `${name} zum Superadmin machen?`,
    confirm: 'Zum Superadmin machen',
    effects: (name) => [
      `${name} kommt mit der nächsten Anfrage in dieses Portal und kann hier alles, was Sie können.`,
      `Dazu gehören alle ${noun.many} und das Ernennen weiterer Superadmins.`,
    ],
    done: (name) => `${name} ist jetzt Superadmin`,
  },
  revoke: {
    action: 'Superadmin entziehen…',
    question: (name) => `${name} den Superadmin entziehen?`,
    confirm: 'Superadmin entziehen',
    effects: (name) => [
      `${name} verliert dieses Portal mit der nächsten Anfrage.`,
      'Die Mitgliedschaften bleiben, wie sie sind.',
    ],
    done: (name) => `${name} ist kein Superadmin mehr`,
  },
  notYourself: 'Sich selbst nicht',
  cannotSignIn:
    'Superadmin wird nur, wer sich anmelden kann. Diese Person hat noch kein Passwort oder ist deaktiviert.',
  disabledAccount: 'Das Konto ist deaktiviert',
})
