export const shapesDe = (): Readonly<Record<string, string>> => ({
  'Enter your name': 'Geben Sie Ihren Namen ein.',
  'Choose a password': 'Wählen Sie ein Passwort.',
  'Enter a name': 'Geben Sie einen Namen ein.',
  'Enter a password': 'Geben Sie ein Passwort ein.',
  'Enter an e-mail address such as name@example.com': 'Geben Sie eine E-Mail-Adresse wie name@firma.de ein.',
  'This address is too long': 'Diese Adresse ist zu lang.',
  'The part before the @ is too long': 'Der Teil vor dem @ ist zu lang.',
  'Use printable characters only': 'Nur druckbare Zeichen.',
  'Use lower-case letters, digits and hyphens': 'Nur Kleinbuchstaben, Ziffern und Bindestriche.',
})
