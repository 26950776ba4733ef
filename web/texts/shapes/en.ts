/** The contract's own sentences about a field, as the page says them. */
export const shapesEn = (): Readonly<Record<string, string>> => ({
  'Enter your name': 'Enter your name.',
  'Choose a password': 'Choose a password.',
  'Enter a name': 'Enter a name.',
  'Enter a password': 'Enter a password.',
  'Enter an e-mail address such as name@example.com': 'Enter an e-mail address such as name@example.com.',
  'This address is too long': 'This address is too long.',
  'The part before the @ is too long': 'The part before the @ is too long.',
  'Use printable characters only': 'Use printable characters only.',
  'Enter an address': 'Enter an address.',
  'Use lower-case letters, digits and hyphens': 'Use lower-case letters, digits and hyphens.',
})
