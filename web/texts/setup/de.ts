import type { SetupTexts } from './en.ts'

export const setupDe = (): SetupTexts => ({
  title: 'Einrichten',
  body: 'Legen Sie das erste Konto an. Es betreibt diese Installation.',
  submit: 'Konto anlegen',
  usedTitle: 'Dieser Link gilt nicht mehr',
  usedBody:
    'Der Link zum Einrichten gilt einmal und nur, solange niemand diese Installation eingerichtet hat. Waren Sie das, melden Sie sich an. Wenn nicht, starten Sie den Server neu und verwenden Sie den Link, den er ausgibt.',
  signIn: 'Zur Anmeldung',
})
