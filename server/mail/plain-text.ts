/**
 * Words somebody else chose, made safe for a line of a mail: one line, no control or direction characters, not endless,
 * and nothing in it that a mail program would turn into a link. Names and messages must not carry links of their own,
 * or an invitation becomes a way to send anyone anywhere in our name.
 */
export function plainLine(text: string, mostCharacters = 120): string {
  return withoutLinks(printableLine(text, mostCharacters))
}

/** One line without control or direction characters, for words of our own and as the last line before a header. */
export function printableLine(text: string, mostCharacters = 120): string {
  return cut(printable(text).replace(/\s+/gu, ' ').trim(), mostCharacters)
}

/** The same for a few paragraphs: lines stay lines. */
export function plainText(text: string, mostCharacters = 1000): string {
  const lines = text.split(/\r\n?|\n/u).map((line) => printable(line).replace(/\s+/gu, ' ').trim())
  return withoutLinks(
    cut(
      lines
        .join('\n')
        .replace(/\n{3,}/gu, '\n\n')
        .trim(),
      mostCharacters,
    ),
  )
}

/** Joiners stay: letters need them in Persian, emoji make families of them, and links are undone by one. */
const printable = (text: string) =>
  text.normalize('NFC').replace(/(?!\u200C|\u200D|\u2060)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, ' ')

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** An invisible joiner keeps "example.com" readable and is no address any more. */
const withoutLinks = (text: string) =>
  text.replace(/:(?=\/\/)/gu, `:${wordJoiner}`).replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, `.${wordJoiner}`)

const wordJoiner = '\u2060'
