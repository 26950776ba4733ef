import type { Noun } from '../../noun.ts'
import type { MembershipsTexts } from './en.ts'

export const membershipsDe = (noun: Noun): MembershipsTexts => ({
  description: 'Wer wohin gehört, und als was.',
  list: 'Mitgliedschaften',
  search: 'Personen suchen',
  capped: 'Die Suche hat tausend Personen gefunden und dort aufgehört. Ein längeres Wort findet die richtigen.',
  add: 'Personen hinzufügen',
  columns: {
    person: 'Person',
    organization: noun.One,
    roles: 'Rollen',
    kind: 'Art',
    status: 'Status',
    createdAt: 'Seit',
  },
  organization: noun.One,
  anyOrganization: `Alle ${noun.many}`,
  openPerson: 'Person öffnen',
  openOrganization: `${noun.One} öffnen`,
  empty: 'Noch gehört niemand irgendwohin',
  emptyBody: `Eine Mitgliedschaft verbindet eine Person mit einer ${noun.one}: sie trägt Rollen und endet, ohne dass jemand gelöscht wird.`,
  new: {
    title: 'Personen hinzufügen',
    description:
      'Diese Personen, dorthin, mit diesen Rollen. Alle werden eingeladen und gehören dazu, sobald sie annehmen.',
    people: 'Personen',
    peopleHelp: 'Wählen Sie Personen oder fügen Sie E-Mail-Adressen ein: Zeilen, Kommas oder Semikolons, bis zu 500.',
    peoplePlaceholder: 'name@firma.de',
    noPeople: 'Nennen Sie mindestens eine Person.',
    tooMany: 'Höchstens 500 Personen auf einmal.',
    kind: 'Art',
    submit: (count) => (count > 1 ? `${count} Personen hinzufügen` : 'Hinzufügen'),
    invited: (invited, organization) =>
      invited === 1
        ? `1 Person ist zu ${organization} eingeladen`
        : `${invited} Personen sind zu ${organization} eingeladen`,
    nobody: 'Niemand konnte eingeladen werden',
    refused: (count) =>
      count === 1 ? '1 Person konnte nicht eingeladen werden' : `${count} Personen konnten nicht eingeladen werden`,
    link: (email) => `Einladungslink für ${email}`,
    unknownPerson: 'Jemand, den es nicht mehr gibt',
    again: 'Verbessern und erneut versuchen',
    more: 'Weitere Personen hinzufügen',
    toList: 'Alle Mitgliedschaften',
  },
  codes: {
    invalid_email: 'Das ist keine E-Mail-Adresse.',
    user_disabled: 'Dieses Konto ist deaktiviert.',
    repeated: 'Diese Person stand mehrmals in der Liste.',
    already_member: 'Ist dort schon Mitglied.',
    already_invited: 'Hat schon eine offene Einladung.',
    not_found: 'Gibt es nicht mehr.',
  },
})
