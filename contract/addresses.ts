import { emailShape, nameShape } from './shapes.ts'

/** One entry of a pasted list: an address in the form in which it is stored, or what could not be read as one. */
export type ParsedAddress =
  | { readonly email: string; readonly name?: string; readonly raw: string }
  | { readonly raw: string; readonly code: 'malformed' }

/**
 * Reads addresses as people paste them: divided by commas, semicolons, blanks or lines, each alone or as `Name <address>`,
 * with quotes, `mailto:` or a full stop at the end, or as the rows of a table. The order is kept; an address that comes
 * again, in whatever form, is left out. What cannot be read as an address comes back as it was given.
 */
export function parseAddresses(text: string): ParsedAddress[] {
  const seen = new Set<string>()
  return linesOf(text)
    .flatMap((line) => (line.includes('\t') ? readRow(line) : readList(line)))
    .filter((parsed) => {
      const key = 'email' in parsed ? parsed.email : ` ${parsed.raw}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

const linesOf = (text: string) =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)

/** A row of a table: where one cell holds the address, the words in the others are the name. */
function readRow(line: string): ParsedAddress[] {
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  const addresses = cells.filter((cell) => cell.includes('@'))
  const [address] = addresses
  const [read] = address === undefined ? [] : readPiece(address)
  if (addresses.length !== 1 || !read || !('email' in read)) return cells.flatMap(readList)
  return [withName(read, read.name ?? cells.filter((cell) => cell !== address).join(' '))]
}

function readList(line: string): ParsedAddress[] {
  return piecesOf(line).flatMap(readPiece)
}

/** Divides at separators outside quotes and brackets; `Last, First <address>` stays one piece. */
function piecesOf(line: string): string[] {
  const pieces: { text: string; end: string }[] = []
  let text = ''
  let closing = ''
  for (const [at, letter] of [...line].entries()) {
    if (closing) closing = letter === closing ? '' : closing
    else if (letter === '"' && line.indexOf('"', at + 1) !== -1) closing = '"'
    else if (letter === '<' && line.indexOf('>', at + 1) !== -1) closing = '>'
    else if (letter === ',' || letter === ';') {
      pieces.push({ text: text.trim(), end: letter })
      text = ''
      continue
    }
    text += letter
  }
  pieces.push({ text: text.trim(), end: '' })
  return pieces.flatMap(({ text: piece }, at) => {
    const [before, after] = [pieces[at - 1], pieces[at + 1]]
    if (before?.end === ',' && isSurname(before.text) && isFirstName(piece)) return [`${before.text}, ${piece}`]
    if (pieces[at]?.end === ',' && isSurname(piece) && after && isFirstName(after.text)) return []
    return piece === '' ? [] : [piece]
  })
}

const isSurname = (piece: string) => /^\p{L}[\p{L}\p{M}' .-]*$/u.test(piece)
const isFirstName = (piece: string) => /^\p{L}[\p{L}\p{M}' .-]*<[^<>]*>$/u.test(piece)

function readPiece(piece: string): ParsedAddress[] {
  const bracketed = /^(.*?)<([^<>]*)>[\s.]*$/.exec(piece)
  if (bracketed) {
    const email = emailIn(bracketed[2] ?? '')
    return [
      email === undefined ? { raw: piece, code: 'malformed' } : withName({ email, raw: piece }, bracketed[1] ?? ''),
    ]
  }
  const email = emailIn(piece)
  if (email !== undefined) return [{ email, raw: piece }]
  const words = piece.split(/\s+/)
  const emails = words.map(emailIn)
  if (words.length > 1 && emails.every((each) => each !== undefined))
    return words.flatMap((raw, at) => [{ email: emails[at] ?? '', raw }])
  return [{ raw: piece, code: 'malformed' }]
}

/** The address within, without what people leave around one. */
function emailIn(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:[•*·–—-]\s+)+/u, '')
    .replace(/^["'(]+|["').:]+$/g, '')
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
    .replace(/[.]+$/, '')
  const parsed = emailShape.safeParse(bare)
  return parsed.success ? parsed.data : undefined
}

/** A name that is none, or only repeats the address, is left out. */
function withName(address: { readonly email: string; readonly raw: string }, given: string): ParsedAddress {
  const bare = given
    .trim()
    .replace(/\\(["\\])/g, '$1')
    .replace(/^["']+|["']+$/g, '')
  const name = nameShape.safeParse(bare)
  return !name.success || name.data.toLowerCase() === address.email || !/[\p{L}\p{N}]/u.test(name.data)
    ? { email: address.email, raw: address.raw }
    : { email: address.email, name: name.data, raw: address.raw }
}
