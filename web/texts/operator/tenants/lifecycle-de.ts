import type { Noun } from '../../noun.ts'
import type { LifecycleTexts } from './lifecycle-en.ts'

export const lifecycleDe = (noun: Noun): LifecycleTexts => ({
  now: 'Zustand jetzt',
  nowBody: {
    active: 'Die Mitglieder haben Zugang.',
    suspended: 'Die Mitglieder sind ausgesperrt, nichts ist verloren. Wiederherstellen lässt sie sofort wieder hinein.',
    archived: 'Weggelegt. Lässt sich mit allen Daten wiederherstellen.',
    deleted:
      'Für alle weg. Die Adresse bleibt vergeben, die Daten bleiben bis zur endgültigen Löschung; bis dahin lässt es sich wiederherstellen.',
  },
  protected: 'Geschützt, weil sie Ihre eigene ist: Sperren, Archivieren und Löschen sind nicht möglich.',
  suspend: {
    title: 'Sperren',
    body: 'Hält alle ab ihrem nächsten Klick draußen, bis Sie wiederherstellen. Nichts wird gelöscht.',
    action: `${noun.One} sperren`,
    question: (name) => `${name} sperren?`,
    done: (name) => `${name} ist gesperrt`,
  },
  archive: {
    title: 'Archivieren',
    body: 'Für einen Kunden, der gegangen ist: aus dem Weg, alle Daten bleiben.',
    action: `${noun.One} archivieren`,
    question: (name) => `${name} archivieren?`,
    done: (name) => `${name} ist archiviert`,
  },
  delete: {
    title: 'Löschen',
    body: 'Die Adresse bleibt vergeben, die Daten bleiben bis zur endgültigen Löschung. Bis dahin lässt es sich wiederherstellen.',
    action: `${noun.One} löschen`,
    question: (name) => `${name} löschen?`,
    done: (name) => `${name} ist gelöscht`,
  },
  restore: {
    title: 'Wiederherstellen',
    body: 'Die Mitglieder haben sofort wieder Zugang, alles ist wie zuvor.',
    action: `${noun.One} wiederherstellen`,
    question: (name) => `${name} wiederherstellen?`,
    done: (name) => `${name} ist wieder aktiv`,
  },
  impact: {
    reading: 'Die Folgen werden ermittelt…',
    failed: 'Die Folgen ließen sich nicht ermitteln.',
    lose: (members) =>
      members === 0
        ? 'Niemand verliert den Zugang: es gibt keine Mitglieder.'
        : `${people(members)} ${members === 1 ? 'verliert' : 'verlieren'} den Zugang.`,
    signedIn: (count) => `Davon ${count === 1 ? 'ist 1' : `sind ${count}`} gerade angemeldet.`,
    nobodySignedIn: 'Niemand davon ist gerade angemeldet.',
    regain: (members) =>
      members === 0
        ? 'Es gibt noch keine Mitglieder.'
        : `${people(members)} ${members === 1 ? 'bekommt' : 'bekommen'} wieder Zugang.`,
    invitationsStop: (count) =>
      count === 1
        ? '1 offene Einladung kann solange nicht angenommen werden.'
        : `${count} offene Einladungen können solange nicht angenommen werden.`,
    invitationsWork: (count) =>
      count === 1
        ? '1 offene Einladung kann wieder angenommen werden.'
        : `${count} offene Einladungen können wieder angenommen werden.`,
    dataKept: 'Die Daten bleiben unangetastet.',
  },
})

const people = (count: number) => (count === 1 ? '1 Mitglied' : `${count} Mitglieder`)
