import type { Noun } from '../noun.ts'
import type { BulkTexts } from './bulk-en.ts'

export const bulkDe = (_noun: Noun): BulkTexts => ({
  titles: {
    roles: (count) => `Rollen von ${people(count)} ändern`,
    suspend: (count) => `${people(count)} sperren?`,
    restore: (count) => `${people(count)} entsperren?`,
    remove: (count) => `${people(count)} entfernen?`,
  },
  bodies: {
    roles: 'Von da an gelten genau diese Rollen, neben dem, was Gruppen geben.',
    suspend: 'Mit dem nächsten Klick ist der Zugang weg. Rollen und Verlauf bleiben.',
    restore: 'Sie können wieder herein, mit den Rollen von vorher.',
    remove: 'Mit dem nächsten Klick sind Zugang und alle Rollen weg. Für eine Rückkehr braucht es eine neue Einladung.',
  },
  preview: 'Auswirkung zeigen',
  otherRoles: 'Andere Rollen wählen',
  confirm: {
    roles: (count) => `Rollen von ${people(count)} ändern`,
    suspend: (count) => `${people(count)} sperren`,
    restore: (count) => `${people(count)} entsperren`,
    remove: (count) => `${people(count)} entfernen`,
  },
  effect: 'Was geschehen wird',
  changes: (count) => (count === 1 ? '1 Person ändert sich' : `${count} Personen ändern sich`),
  nobody: 'Es würde sich niemand ändern.',
  signedIn: (count) => (count === 1 ? '1 davon ist gerade angemeldet' : `${count} davon sind gerade angemeldet`),
  unchanged: (count) => (count === 1 ? '1 bleibt, wie es ist' : `${count} bleiben, wie sie sind`),
  refused: (count) => (count === 1 ? '1 lässt sich nicht ändern' : `${count} lassen sich nicht ändern`),
  gain: (count, permission) => `${count} ${count === 1 ? 'bekommt' : 'bekommen'} ${permission}`,
  lose: (count, permission) => `${count} ${count === 1 ? 'verliert' : 'verlieren'} ${permission}`,
  morePermissions: (count) => `und ${count} weitere Rechte`,
  signedInNow: 'Gerade angemeldet',
  progress: (done, all) => `${done} von ${all} erledigt`,
  stopped: 'Es ist unterbrochen. Was getan ist, bleibt getan.',
  goOn: 'Weitermachen',
  done: (count) => (count === 1 ? '1 Person geändert' : `${count} Personen geändert`),
  results: { done: 'Geändert', unchanged: 'Unverändert', refused: 'Nicht geändert' },
  close: 'Fertig',
})

const people = (count: number) => (count === 1 ? '1 Person' : `${count} Personen`)
