import { predefinedRoleWords } from '../access/predefined-role-words.ts'
import { predefinedRolesDe } from '../access/predefined-roles-de.ts'
import type { Noun } from '../noun.ts'
import type { SettingsTexts } from './en.ts'

export const settingsDe = (noun: Noun): SettingsTexts => ({
  title: 'Einstellungen',
  tabs: { label: 'Einstellungen', general: 'Allgemein', security: 'Sicherheit' },
  save: 'Änderungen speichern',
  saved: 'Gespeichert',
  newer: 'Jemand anderes hat diese Einstellungen inzwischen geändert.',
  newerLoad: 'Neueste laden',
  readOnly: 'Sie können diese Einstellungen ansehen, aber nicht ändern.',
  days: 'Tage',
  hours: 'Stunden',
  minutes: 'Minuten',
  unitOf: (label) => `Einheit: ${label}`,
  general: {
    description: 'Wie alles hier heißt, aussieht und schreibt.',
    identity: 'Name und Adresse',
    name: 'Name',
    slug: 'Adresse',
    slugHelp: 'Teil jedes Links. Links mit der alten Adresse gelten nicht mehr, wenn Sie sie ändern.',
    slugWarning: (from, to) => `Links, die mit ${from} beginnen, gelten dann nicht mehr; sie beginnen mit ${to}.`,
    logo: 'Logo',
    logoHelp: 'Die Adresse eines quadratischen Bildes, die mit https:// beginnt.',
    contact: 'E-Mail für Rückfragen',
    contactHelp: 'Wohin Mitglieder von außen schreiben können.',
    invitations: 'Einladungen und E-Mails',
    lifetime: 'Einladungen gelten',
    lifetimeHelp: (days) => `Zwischen 1 und 30 Tagen. Leer: ${days} Tage, wie auf der ganzen Plattform.`,
    sender: 'Absendername der E-Mails',
    senderHelp: 'Womit E-Mails von hier unterschrieben sind. Leer: der Name oben.',
    portal: 'Portal für Mitglieder von außen',
    portalBody: 'Was Creator, Auftragnehmer und Lieferanten sehen, wenn sie hereinkommen.',
    color: 'Farbe',
    colorHelp: 'Knöpfe und Links bekommen diese Farbe. Text bleibt von selbst lesbar.',
    noColor: 'Die übliche Farbe nehmen',
    welcome: 'Begrüßung',
    welcomeHelp: 'Steht oben auf ihrer Seite.',
    usual: 'Wie üblich',
    none: 'Keine Angabe',
  },
  security: {
    description: 'Regeln für alle hier. Sie gelten ab dem nächsten Klick.',
    sessions: 'Sitzungen',
    sessionsBody: 'Regeln können hier nur strenger sein als die der Plattform. Sie gelten nur hier.',
    idle: 'Abmelden nach so langer Pause',
    idleHelp: (limit) => `Leer: ${limit}, wie auf der ganzen Plattform.`,
    absolute: 'Spätestens abmelden nach',
    absoluteHelp: (limit) => `Auch bei ständiger Nutzung. Leer: ${limit}, wie auf der ganzen Plattform.`,
    factor: 'Zweiter Faktor',
    factorBody: 'Ein Code einer Authenticator-App neben dem Passwort.',
    factorRequired: 'Von jedem Mitglied einen zweiten Faktor verlangen',
    without: (count, isRequired) => {
      if (count === 0) return 'Jedes aktive Mitglied hat einen.'
      const who = count === 1 ? '1 aktives Mitglied hat keinen und' : `${count} aktive Mitglieder haben keinen und`
      const must = isRequired ? (count === 1 ? 'muss' : 'müssen') : count === 1 ? 'müsste' : 'müssten'
      return `${who} ${must} ihn einrichten, bevor sich eine Seite öffnet.`
    },
    factorFirst: 'Nur wer selbst einen zweiten Faktor hat, kann ihn von anderen verlangen.',
    factorSetUp: 'Eigenen einrichten',
    required: 'Verlangt',
    notRequired: 'Nicht verlangt',
    invitations: 'Wer eingeladen werden darf',
    domains: 'Erlaubte E-Mail-Domains',
    domainsHelp: 'Eine je Zeile, etwa firma.de. Leer: alle. Wer schon Mitglied ist, bleibt es.',
    domainsPlaceholder: 'firma.de',
    wrongDomain: (value) => `„${value}“ ist keine Domain wie firma.de.`,
    anyDomain: 'Alle',
  },
  duration: (minutes) => {
    if (minutes % 1440 === 0) return minutes === 1440 ? '1 Tag' : `${minutes / 1440} Tage`
    if (minutes % 60 === 0) return minutes === 60 ? '1 Stunde' : `${minutes / 60} Stunden`
    return `${minutes} Minuten`
  },
  portal: {
    title: (organization) => `Willkommen bei ${organization}`,
    you: 'Ihre Angaben hier',
    name: 'Name',
    email: 'E-Mail',
    kind: 'Sie sind hier als',
    roles: 'Was Sie hier tun',
    roleFor: predefinedRoleWords(predefinedRolesDe(noun)),
    since: 'Seit',
    account: 'Ihre Angaben ändern',
    contact: 'Fragen?',
    contactBody: (organization) => `Schreiben Sie an ${organization}.`,
    write: (email) => `An ${email} schreiben`,
  },
})
