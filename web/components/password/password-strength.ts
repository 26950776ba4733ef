/** 0 (far too easy) to 4 (very good). A first impression while typing; the server judges and knows the common ones. */
export function passwordStrength(password: string, known: readonly string[] = []): number {
  const plain = password.toLocaleLowerCase()
  const words = known
    .flatMap((text) => text.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2)
  // What is known, repeated or in a row is worth no more than one character.
  const rest = words
    .reduce((left, word) => left.replaceAll(word, word.charAt(0)), plain)
    .replace(/(.+?)\1+/gu, '$1')
    .replace(/(?:0123|1234|2345|3456|4567|5678|6789|abcd|qwert[yz]?|asdf|password|passwort)\d*/gu, 'x')
  const bits = [...rest].length * Math.log2(alphabet(password))
  return [28, 42, 56, 72].filter((least) => bits >= least).length
}

function alphabet(password: string) {
  const sizes: [RegExp, number][] = [
    [/[a-z]/, 16],
    [/[A-Z]/, 12],
    [/\d/, 8],
    [/[^a-zA-Z\d]/, 16],
  ]
  return sizes.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 2)
}
