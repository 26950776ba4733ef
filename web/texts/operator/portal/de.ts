import type { Noun } from '../../noun.ts'
import type { PortalTexts } from './en.ts'

export const portalDe = (noun: Noun): PortalTexts => ({
  portal: {
    name: 'Betreiberportal',
    operatingAs: 'Sie handeln als:',
    role: 'Superadmin',
    customers: 'Kunden',
    access: 'Zugriff',
    platform: 'Plattform',
    organizations: noun.Many,
    users: 'Personen',
    memberships: 'Mitgliedschaften',
    requests: 'Anfragen',
    roles: 'Rollen',
    referenceData: 'Stammdaten',
    audit: 'Protokoll',
    settings: 'Einstellungen',
    addPeople: 'Personen hinzufügen',
    inviteUser: 'Person einladen',
    dashboard: `Zu meinen ${noun.many}`,
    signOut: 'Abmelden',
    signOutFailed: 'Das Abmelden hat nicht geklappt. Versuchen Sie es erneut.',
    pages: 'Seiten',
    actions: 'Aktionen',
  },
  problems: {
    not_oneself: 'An sich selbst können Sie das nicht tun. Bitten Sie einen anderen Superadmin.',
    slug_taken: 'Diese Adresse ist vergeben.',
    slug_reserved: 'Diese Adresse ist reserviert.',
    last_superadmin: 'Das ist der letzte aktive Superadmin. Ernennen Sie erst jemand anderen.',
    tenant_protected: `Geschützt: ${noun.One} bleibt, wie sie ist.`,
    tenant_state: 'Der Zustand lässt das nicht zu. Vielleicht hat ihn jemand geändert.',
    confirmation_mismatch: 'Das Eingegebene stimmt nicht überein.',
  },
})
