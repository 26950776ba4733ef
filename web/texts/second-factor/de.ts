import type { SecondFactorTexts } from './en.ts'

export const secondFactorDe = (): SecondFactorTexts => ({
  code: {
    app: 'Code Ihrer Authenticator-App',
    appHelp: 'Sechs Ziffern, alle 30 Sekunden neu.',
    backup: 'Ersatzcode',
    backupHelp: 'Etwa abcd-efgh-2345. Jeder gilt einmal.',
    useBackup: 'Stattdessen einen Ersatzcode verwenden',
    useApp: 'Stattdessen die Authenticator-App verwenden',
    submit: 'Weiter',
    again: 'Von vorn beginnen',
  },
  confirm: {
    title: 'Bestätigen Sie, dass Sie es sind',
    body: 'Das hat weitreichende Folgen, und es ist eine Weile her, dass Sie sich ausgewiesen haben. Danach geht es weiter, wo Sie waren.',
    password: 'Passwort',
    submit: 'Bestätigen und weiter',
  },
  title: 'Zweiter Faktor',
  off: 'Aus',
  on: 'Ein',
  offBody:
    'Ein Passwort lässt sich erraten oder stehlen. Mit einem zweiten Faktor gehört zum Anmelden auch ein Code, den nur Ihr Telefon zeigt.',
  onBody: 'Zum Anmelden gehört neben dem Passwort ein Code Ihrer Authenticator-App.',
  since: 'Ein seit',
  backupCodes: 'Ersatzcodes übrig',
  fewLeft: (count) =>
    count === 0
      ? 'Sie haben keine Ersatzcodes mehr. Ohne Ihr Telefon könnten Sie sich nicht anmelden. Erstellen Sie neue.'
      : count === 1
        ? 'Sie haben noch einen Ersatzcode. Erstellen Sie neue, bevor Sie ihn brauchen.'
        : `Sie haben nur noch ${count} Ersatzcodes. Erstellen Sie rechtzeitig neue.`,
  setUp: 'Zweiten Faktor einrichten',
  newCodes: 'Neue Ersatzcodes…',
  remove: 'Entfernen…',
  requiredBy: 'Verlangt von',
  platform: 'dieser Plattform',
  due: {
    title: 'Richten Sie einen zweiten Faktor ein, dann geht es weiter',
    body: (names) => `Verlangt von ${names}. Es dauert etwa eine Minute und braucht ein Telefon mit Authenticator-App.`,
    done: 'Ihr zweiter Faktor ist eingeschaltet, der Weg ist frei.',
    goOn: 'Weiter',
  },
  enrol: {
    step: (step) => `Schritt ${step} von 3`,
    titles: ['Passwort bestätigen', 'Authenticator-App verbinden', 'Ersatzcodes aufbewahren'],
    password: 'Ihr Passwort',
    next: 'Weiter',
    scan: 'Scannen Sie dieses Bild mit einer Authenticator-App auf Ihrem Telefon.',
    picture: 'Bild zum Scannen mit einer Authenticator-App',
    byHand: 'Scannen geht nicht? Geben Sie diesen Schlüssel in die App ein:',
    key: 'Schlüssel für die App',
    code: 'Code, den die App zeigt',
    effect: 'Hier bleiben Sie angemeldet. Alle Ihre anderen Sitzungen enden.',
    submit: 'Einschalten',
    expired: 'Das hat zu lange gedauert. Beginnen Sie von vorn.',
  },
  codes: {
    body: 'Jeder lässt Sie einmal herein, wenn das Telefon nicht zur Hand ist. Bewahren Sie sie dort auf, wo nur Sie hinsehen, nicht auf dem Telefon. Sie werden nur jetzt gezeigt.',
    copy: 'Alle kopieren',
    copied: 'Kopiert',
    download: 'Als Text herunterladen',
    file: (product) => `Ersatzcodes für ${product}. Jeder gilt einmal.`,
    kept: 'Ich habe sie aufbewahrt',
    urge: 'Bewahren Sie sie erst auf und haken Sie das ab: Sie werden nicht noch einmal gezeigt.',
    close: 'Fertig',
  },
  renew: {
    title: 'Neue Ersatzcodes',
    body: 'Die jetzigen gelten dann nicht mehr.',
    submit: 'Neue Codes erstellen',
  },
  removal: {
    title: 'Zweiten Faktor entfernen?',
    effects: [
      'Zum Anmelden genügt wieder Ihr Passwort.',
      'Ihre Ersatzcodes gelten nicht mehr.',
      'Sie bekommen darüber eine E-Mail.',
    ],
    stillRequired: (names) =>
      `Verlangt von ${names}: Was das schützt, bleibt Ihnen verschlossen, bis Sie wieder einen einrichten.`,
    submit: 'Zweiten Faktor entfernen',
    done: 'Ihr zweiter Faktor ist entfernt',
  },
  changed: 'Das hat sich inzwischen geändert. Laden Sie die Seite neu.',
})
