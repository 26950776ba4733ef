import type { Noun } from '../noun.ts'
import type { ContextTexts } from './en.ts'

export const contextDe = (noun: Noun): ContextTexts => ({
  pages: {
    dashboard: 'Übersicht',
    team: 'Team',
    groups: 'Gruppen',
    roles: 'Rollen',
    permissions: 'Rechte',
    audit: 'Protokoll',
    settings: 'Einstellungen',
    portal: 'Portal',
  },
  palette: { pages: 'Gehe zu', organizations: `${noun.One} wechseln`, actions: 'Tun', people: 'Personen' },
  invite: 'Personen einladen',
  account: 'Ihr Konto',
  organizations: `Ihre ${noun.Many}`,
  signOut: 'Abmelden',
  signOutFailed: 'Das Abmelden hat nicht geklappt. Versuchen Sie es noch einmal.',
  debug: 'Debug-Modus ist an',
  actingFor: (email) => `${email} sieht diese Seite zur Unterstützung an Ihrer Stelle. Geändert werden kann nichts.`,
  pick: {
    title: `${noun.One} wählen`,
    body: `Sie gehören zu mehreren ${noun.Many}.`,
    search: `${noun.Many} durchsuchen`,
    open: 'Öffnen',
    always: 'Immer diese öffnen',
    alwaysHelp: 'Wechseln können Sie trotzdem jederzeit.',
    nothing: 'Nichts passt zu dieser Suche.',
  },
  none: {
    title: `Sie gehören noch zu keiner ${noun.One}`,
    body: 'Bitten Sie dort einen Admin um eine Einladung. Sie kommt per E-Mail und öffnet die Tür.',
    as: (email) => `Angemeldet als ${email}`,
  },
  suspended: {
    title: (name) => (name ? `${name} ist gesperrt` : `Diese ${noun.One} ist gesperrt`),
    body: 'Zurzeit kann niemand sie öffnen. Gelöscht wurde nichts. Fragen Sie den Admin, mit dem Sie zu tun haben.',
    other: `Andere ${noun.One} öffnen`,
  },
  kinds: { team: 'Team', creator: 'Creator', contractor: 'Auftragnehmer', vendor: 'Lieferant' },
})
