import type { CategoryOf, PlatformAction } from '#contract/audit-events.ts'
import { trailDe } from '../../audit/trail-de.ts'
import type { Noun } from '../../noun.ts'
import { platformActionsDe } from './actions-de.ts'
import type { AuditTexts } from './en.ts'

export const auditDe = (noun: Noun): AuditTexts => {
  const trail = trailDe(noun)
  return {
    ...trail,
    actions: { ...trail.actions, ...platformActionsDe() },
    description: 'Alles, was hier getan wurde, von wem und wann. Nichts daran lässt sich ändern.',
    list: 'Protokoll',
    columns: { event: 'Was geschah', tenant: noun.One, outcome: 'Ergebnis', ip: 'Von', at: 'Wann' },
    platform: 'Plattform',
    empty: 'Noch ist nichts geschehen',
    emptyBody: 'Jede Änderung, Anmeldung und Abweisung wird hier stehen.',
    categories: { ...trail.categories, tenant: noun.Many, ...platformCategories },
    filters: {
      organization: noun.One,
      anyOrganization: `Alle ${noun.many}`,
      person: 'Person',
      more: `${noun.One}, Person, Tage`,
      moreOfOne: 'Person, Tage',
      days: 'Tage',
      anyPerson: 'Alle Personen',
      action: 'Aktion',
      outcome: 'Ergebnis',
      time: 'Zeit',
      times: { hour: 'Letzte Stunde', day: 'Letzte 24 Stunden', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage' },
      from: 'Von',
      to: 'Bis',
    },
    fields: {
      actions: 'Aktionen',
      category: 'Bereich',
      code: 'Code',
      defaultTenant: `Immer öffnen (${noun.One})`,
      grantedTo: 'Gegeben an',
      invitationsPerDay: 'Einladungen am Tag',
      isActive: 'Aktiv',
      isSuperAdmin: 'Superadmin',
      label: 'Bezeichnung',
      left: 'Übrige Codes',
      mustChangePassword: 'Muss ein neues Passwort wählen',
      operatorsNeedSecondFactor: 'Superadmins brauchen einen zweiten Faktor',
      organizationNoun: 'Wort für einen Kunden',
      organizations: noun.Many,
      passwordMinimum: 'Mindestlänge von Passwörtern',
      productName: 'Produktname',
      signUpMode: 'Registrierung',
    },
    valuesOf: { signUpMode: { closed: 'Nur mit Einladung', request: 'Auf Anfrage', open: 'Offen' } },
  }
}

const platformCategories: Record<CategoryOf<PlatformAction>, string> = {
  setup: 'Installation',
  session: 'Anmeldungen',
  password: 'Passwörter',
  second_factor: 'Zweite Faktoren',
  operator: 'Betreiberportal',
  user: 'Konten',
  superadmin: 'Superadmins',
  resource_type: 'Ressourcentypen',
  settings: 'Einstellungen',
  access_request: 'Anfragen',
  mail: 'E-Mails',
}
