import type { Noun } from '../noun.ts'
import { catalogueDe } from './catalogue-de.ts'
import type { AccessTexts } from './en.ts'

export const permissionsDe = (noun: Noun): AccessTexts['permissions'] => ({
  title: 'Rechte',
  description:
    'Alle Rechte und alle Rollen in einer Tabelle. Ein Klick in die Spalte einer eigenen Rolle gibt oder nimmt.',
  grid: 'Rechte nach Rolle',
  search: 'Rechte oder Rollen suchen',
  category: 'Bereich',
  show: 'Rollen',
  all: 'Alle',
  customOnly: 'Nur eigene',
  permission: 'Recht',
  legend: {
    own: 'Gegeben',
    inherited: 'Geerbt',
    both: 'Gegeben und geerbt',
    none: 'Nicht gegeben',
    locked: 'Gesperrt',
  },
  cell: {
    own: 'Gegeben',
    inherited: (from) => (from ? `Gegeben, geerbt von ${from}` : 'Gegeben, geerbt'),
    both: (from) => (from ? `Gegeben, auch geerbt von ${from}` : 'Gegeben, auch geerbt'),
    none: 'Nicht gegeben',
  },
  locked: 'gesperrt',
  reasons: {
    predefined: (role) => `${role} ist vorgegeben. Kopieren Sie sie in eine eigene Rolle, um sie zu ändern.`,
    notEditable: (role) =>
      `${role} können Sie nicht ändern: Sie haben sie selbst, oder sie geht über Ihren Rang oder Ihre Rechte hinaus.`,
    noRight: 'Sie können Rechte ansehen, aber nicht ändern.',
    inherited: (role, from) => `${role} erbt das${from ? ` von ${from}` : ''}. Ändern Sie es dort.`,
    lacking: 'Das haben Sie selbst nicht, also können Sie es nicht geben.',
  },
  granted: (role, permission) => `${role} gibt jetzt „${permission}“`,
  revoked: (role, permission) => `${role} gibt „${permission}“ nicht mehr`,
  revokedOwn: (role, permission, from) =>
    `${role} gibt „${permission}“ nicht mehr selbst, erbt es aber weiterhin${from ? ` von ${from}` : ''}`,
  gained: (count) => (count === 1 ? '1 Mitglied hat es gewonnen.' : `${count} Mitglieder haben es gewonnen.`),
  lost: (count) => (count === 1 ? '1 Mitglied hat es verloren.' : `${count} Mitglieder haben es verloren.`),
  notSaved: (permission, role) => `„${permission}“ von ${role} ist wie vorher.`,
  noRoles: 'Keine Rolle passt.',
  keys: 'Pfeiltasten bewegen, Eingabe oder Leertaste gibt oder nimmt.',
  counts: (permissions, roles) =>
    `${permissions} ${permissions === 1 ? 'Recht' : 'Rechte'}, ${roles} ${roles === 1 ? 'Rolle' : 'Rollen'}`,
  why: {
    title: (name) => `Was ${name} darf`,
    titleUnknown: 'Rechte und woher',
    description: 'Jedes Recht mit allen Wegen, auf denen es kommt.',
    search: 'Rechte suchen',
    suspended: 'Gesperrt: Nichts davon gilt im Augenblick.',
    pending: 'Eingeladen: Das gilt, sobald die Einladung angenommen ist.',
    none: 'Keine Rechte.',
    count: (count) => `${count} ${count === 1 ? 'Recht' : 'Rechte'}`,
    via: (name) => `über ${name}`,
    ways: (count) => `${count} Wege`,
    group: 'Gruppe',
    joined: 'In die Gruppe aufgenommen',
    given: 'Rolle gegeben',
    givenToGroup: 'Rolle der Gruppe gegeben',
    granted: 'Recht der Rolle gegeben',
    by: (name) => `von ${name}`,
    platform: 'von der Plattform',
    inheritsFrom: 'erbt von',
    carries: 'trägt',
    givesIt: 'gibt das Recht',
  },
  ...catalogueDe(noun),
})
