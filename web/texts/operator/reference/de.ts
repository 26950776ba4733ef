import type { Noun } from '../../noun.ts'
import type { ReferenceTexts } from './en.ts'

const format = (count: number) => new Intl.NumberFormat('de').format(count)

export const referenceDe = (noun: Noun): ReferenceTexts => ({
  description: `Wovon Rechte handeln, für alle ${noun.many} gleich. Was Sie hinzufügen, steht sofort in jeder Matrix der Rechte.`,
  list: 'Ressourcentypen',
  search: 'Ressourcentypen suchen',
  show: 'Zeigen',
  shows: { all: 'Alle', active: 'Aktive', inactive: 'Inaktive', own: 'Hier hinzugefügte' },
  add: 'Ressourcentyp hinzufügen',
  empty: 'Noch keine Ressourcentypen',
  emptyBody:
    'Ein Ressourcentyp ist eine Art von Dingen, mit denen gearbeitet wird. Seine Aktionen sind die Rechte, die Rollen geben.',
  status: { active: 'Aktiv', inactive: 'Inaktiv', builtin: 'Eingebaut' },
  actionsOf: (label) => `Aktionen von ${label}`,
  roles: (count) => (count === 1 ? 'In 1 Rolle' : `In ${count} Rollen`),
  menu: (label) => `Aktionen für ${label}`,
  count: (count) => (count === 1 ? '1 Typ' : `${count} Typen`),
  required: 'Die Plattform selbst braucht ihn',
  form: {
    title: 'Ressourcentyp hinzufügen',
    body: 'Tenant Admin hat seine Rechte sofort, alle anderen erst, wenn sie angehakt sind.',
    code: 'Code',
    codeHelp: (permission) => `Rechte lauten dann ${permission}. Er ändert sich nie.`,
    codeFormat: 'Buchstaben, Ziffern und Unterstriche, am Anfang ein Buchstabe; Punkte zwischen Wörtern.',
    sameCode: (label, isActive) =>
      isActive
        ? `„${label}“ hat diesen Code bereits.`
        : `„${label}“ hat diesen Code. Er ist inaktiv: aktivieren Sie ihn stattdessen wieder.`,
    builtinCode: (first, label) => `Codes, die mit ${first} beginnen, sind eingebaut, wie „${label}“.`,
    takenCode: 'Dieser Code kollidiert mit einem vorhandenen oder ist reserviert. Wählen Sie einen anderen.',
    label: 'Bezeichnung',
    labelHelp: 'Wie sie in der Matrix steht, zum Beispiel Projekte.',
    category: 'Bereich',
    categoryHelp: 'Die Überschrift, unter der er steht. Wählen Sie eine oder tippen Sie eine neue.',
    categoryPlaceholder: 'Wählen oder tippen',
    categoryFormat: 'Buchstaben und Ziffern, höchstens 40.',
    descriptionLabel: 'Beschreibung',
    actions: 'Aktionen',
    actionsHelp: 'Jede ist ein Recht. Tippen Sie eine und drücken Sie Enter.',
    actionsMissing: 'Nennen Sie mindestens eine Aktion.',
    alsoGrantTo: 'Auch geben an',
    alsoGrantToHelp: 'Vorgegebene Rollen, die von Anfang an alles davon haben, neben Tenant Admin.',
    noOtherRole: 'Nur Tenant Admin',
    submit: 'Ressourcentyp hinzufügen',
    done: (label) => `${label} steht jetzt in jeder Matrix`,
  },
  edit: {
    action: 'Bearbeiten',
    title: (label) => `${label} bearbeiten`,
    fixed: 'Code und Aktionen ändern sich nie: aus ihnen bestehen die Rechte.',
    submit: 'Änderungen speichern',
    done: (label) => `${label} ist geändert`,
  },
  deactivate: {
    action: 'Deaktivieren…',
    question: (label) => `${label} deaktivieren?`,
    confirm: 'Deaktivieren',
    effect: (permissions) =>
      `${permissions === 1 ? 'Sein Recht hat' : `Seine ${permissions} Rechte hat`} ab dem nächsten Klick niemand mehr, in keiner ${noun.one}.`,
    concerned: (members, organizations) =>
      members === 0
        ? 'Niemand hat etwas davon.'
        : `${members === 1 ? '1 Mitglied' : `${format(members)} Mitglieder`} in ${organizations === 1 ? `1 ${noun.one}` : `${format(organizations)} ${noun.many}`} ${members === 1 ? 'verliert' : 'verlieren'} es:`,
    kept: 'Rollen behalten, was angehakt war: es gilt wieder, sobald er aktiv ist.',
    done: (label) => `${label} ist inaktiv`,
  },
  activate: {
    action: 'Wieder aktivieren…',
    question: (label) => `${label} wieder aktivieren?`,
    confirm: 'Wieder aktivieren',
    effect: (permissions) =>
      permissions === 1
        ? 'Sein Recht steht wieder in jeder Matrix.'
        : `Seine ${permissions} Rechte stehen wieder in jeder Matrix.`,
    concerned: (members, organizations) =>
      members === 0
        ? 'Niemand hat etwas davon, bis jemand eine Rolle bekommt, die es gibt.'
        : `${members === 1 ? '1 Mitglied' : `${format(members)} Mitglieder`} in ${organizations === 1 ? `1 ${noun.one}` : `${format(organizations)} ${noun.many}`} ${members === 1 ? 'bekommt' : 'bekommen'} es:`,
    kept: 'Es gilt, was früher angehakt war, auch in Rollen, die inzwischen geändert, kopiert oder vergeben wurden.',
    done: (label) => `${label} ist wieder aktiv`,
  },
  holders: {
    through: (role, of, members) =>
      `${members === 1 ? '1 Mitglied' : `${format(members)} Mitglieder`} durch ${role}${of ? ` von ${of}` : ''}`,
    more: (roles) => (roles === 1 ? 'und durch 1 weitere Rolle' : `und durch ${format(roles)} weitere Rollen`),
    counting: 'Es wird gezählt, wen es betrifft …',
    failed: 'Wen es betrifft, ließ sich nicht zählen.',
  },
})
