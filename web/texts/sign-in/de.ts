import type { SignInTexts } from './en.ts'

export const signInDe = (): SignInTexts => ({
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  submit: 'Anmelden',
  forgot: 'Vergessen?',
  codeTitle: 'Noch ein Schritt',
  codeBody: 'Ihr Passwort stimmt. Geben Sie jetzt den Code ein, den Ihre Authenticator-App zeigt.',
  codeExpired: 'Diese Anmeldung ist abgelaufen. Geben Sie Ihr Passwort noch einmal ein.',
  waitSeconds: (seconds) =>
    seconds < 90
      ? `Zu viele Versuche. Versuchen Sie es in ${seconds} Sekunden wieder.`
      : `Zu viele Versuche. Versuchen Sie es in ${Math.ceil(seconds / 60)} Minuten wieder.`,
  noAccount: 'Noch kein Konto? Sie bekommen es mit einer Einladung.',
  askForAccount: 'Noch kein Konto? Eines anfragen',
  forgotTitle: 'Neues Passwort setzen',
  forgotBody: 'Geben Sie die E-Mail ein, mit der Sie sich anmelden. Wir schicken Ihnen einen Link.',
  forgotSubmit: 'Link senden',
  forgotSentTitle: 'Sehen Sie in Ihr Postfach',
  forgotSentBody: (email) =>
    `Wenn es ein Konto für ${email} gibt, ist ein Link für ein neues Passwort unterwegs. Er gilt einmal und nicht lange.`,
  forgotNothing: 'Nichts da? Sehen Sie im Spam-Ordner nach oder versuchen Sie eine andere Adresse.',
  forgotAgain: 'Andere Adresse verwenden',
  back: 'Zurück zur Anmeldung',
  resetTitle: 'Neues Passwort wählen',
  resetBody: 'Alle Ihre anderen Sitzungen enden, wenn Sie es speichern.',
  newPassword: 'Neues Passwort',
  resetSubmit: 'Neues Passwort speichern',
  resetDone: 'Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.',
  resetBadTitle: 'Dieser Link gilt nicht mehr',
  resetBadBody: 'Ein Link gilt nur einmal und nur für eine Weile. Fordern Sie einen neuen an.',
  resetAgain: 'Neuen Link anfordern',
  name: 'Ihr Name',
  strength: 'Stärke',
  strengths: ['Viel zu leicht zu erraten', 'Leicht zu erraten', 'Könnte stärker sein', 'Gut', 'Sehr gut'],
  strengthHelp: 'Mehrere Wörter ohne Zusammenhang sind stark und leicht zu merken.',
})
