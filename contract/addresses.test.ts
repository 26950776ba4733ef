import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParsedAddress, parseAddresses } from './addresses.ts'
import { emailShape } from './shapes.ts'

const emailsOf = (text: string) => parseAddresses(text).map((each) => ('email' in each ? each.email : `? ${each.raw}`))

/** Addresses as people have them: what the shape accepts, in any mix of case. */
const address = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9][a-z0-9_+-]{0,10}(\.[a-z0-9]{1,6})?$/),
    fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/),
    fc.constantFrom('com', 'de', 'co.uk', 'museum'),
  )
  .map(([local, host, end]) => `${local}@${host}.${end}`)
  .filter((email) => emailShape.safeParse(email).success)

const name = fc
  .stringMatching(/^[A-ZÄÖÜa-zäöüé]{1,10}( [A-Zа-яa-z'-]{1,10})?$/)
  .filter((each) => /^[\p{L}]/u.test(each) && !each.endsWith("'") && !each.endsWith('-'))

const shouted = (email: string) => email.toUpperCase()

/** Every way of writing one address, with the name it carries. */
const written = fc
  .tuple(address, name)
  .chain(([email, who]) =>
    fc.constantFrom<{ text: string; email: string; name?: string }>(
      { text: email, email },
      { text: shouted(email), email },
      { text: `  ${email}  `, email },
      { text: `${email}.`, email },
      { text: `<${email}>`, email },
      { text: `mailto:${email}`, email },
      { text: `mailto:${email}?subject=Hello`, email },
      { text: `'${email}'`, email },
      { text: `"${email}"`, email },
      { text: `${who} <${email}>`, email, name: who },
      { text: `"${who}" <${shouted(email)}>`, email, name: who },
      { text: `"${who}, Dr." <${email}>`, email, name: `${who}, Dr.` },
      { text: `'${who}' <mailto:${email}>`, email, name: who },
      { text: `${email} <${email}>`, email },
    ),
  )

describe('a pasted list', () => {
  it('gives every address in its one form, with its name, in the order given, however it is written and divided', () => {
    const separator = fc.constantFrom(',', ', ', ';', ' ; ', '\n', '\r\n', '\n\n', ',\n', ';\r\n', '\u2028')
    fc.assert(
      fc.property(
        fc.uniqueArray(written, { selector: ({ email }) => email, minLength: 1, maxLength: 12 }),
        fc.array(separator, { minLength: 12, maxLength: 12 }),
        (entries, separators) => {
          const text = entries.map(({ text: each }, at) => each + (separators[at] ?? '')).join('')
          expect(parseAddresses(text).map((each) => ({ ...each, raw: undefined }))).toEqual(
            entries.map(({ email, name: who }) => ({ email, ...(who && { name: who }), raw: undefined })),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('names an address once, whatever forms it comes in, as it came first', () => {
    fc.assert(
      fc.property(address, fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 1, maxLength: 6 }), (email, forms) => {
        const ways = [email, shouted(email), `A B <${email}>`, `mailto:${email}.`]
        expect(parseAddresses(forms.map((form) => ways[form]).join('; ')).map((each) => 'email' in each)).toEqual([
          true,
        ])
      }),
    )
  })

  it('rules 7 and 8: answers only addresses that can be stored, and loses nothing of the rest, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        for (const each of parseAddresses(text)) {
          expect(each.raw.trim()).not.toBe('')
          if ('email' in each) expect(emailShape.parse(each.email)).toBe(each.email)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('reads its own answer the same again', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 8 }), (entries) => {
        const once = parseAddresses(entries.map(({ text }) => text).join('\n'))
        const again = parseAddresses(once.map(shown).join('\n'))
        expect(again.map(shown)).toEqual(once.map(shown))
      }),
    )
  })

  it('rule 89: takes a time that grows with its length only', () => {
    const started = performance.now()
    for (const text of [
      '"'.repeat(50_000),
      '<'.repeat(50_000),
      'a '.repeat(25_000),
      'a@'.repeat(25_000),
      ','.repeat(50_000),
    ])
      parseAddresses(text)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

const shown = (each: ParsedAddress) =>
  'email' in each ? (each.name ? `"${each.name}" <${each.email}>` : each.email) : each.raw

describe('what people paste', () => {
  it.each([
    ['Müller, Anna <anna@example.com>; Berg, Ben <ben@example.com>', ['anna@example.com', 'ben@example.com']],
    ['a@example.com b@example.com\tc@example.com', ['a@example.com', 'b@example.com', 'c@example.com']],
    ['• a@example.com\n– b@example.com', ['a@example.com', 'b@example.com']],
    ['a@example.com\u00a0\n\ufeffb@example.com\u200b', ['a@example.com', 'b@example.com']],
    ['Write to anna@example.com', ['? Write to anna@example.com']],
    ['not-an-address, a@example.com', ['? not-an-address', 'a@example.com']],
    ['a@example.com,,;;\n\n,', ['a@example.com']],
    ['', []],
    [' \n\t;,', []],
    ['"Quoted; with, both" <a@example.com>', ['a@example.com']],
    ['a@@example.com; <b@example.com', ['? a@@example.com', '? <b@example.com']],
    ['Anna <a@example.com> (work)', ['? Anna <a@example.com> (work)']],
  ])('%j', (text, expected) => {
    expect(emailsOf(text)).toEqual(expected)
  })

  it('takes the names of a table’s rows', () => {
    expect(parseAddresses('Anna\tMeier\tanna@example.com\nBen Berg\tben@example.com\nName\tAddress')).toEqual([
      { email: 'anna@example.com', name: 'Anna Meier', raw: 'anna@example.com' },
      { email: 'ben@example.com', name: 'Ben Berg', raw: 'ben@example.com' },
      { raw: 'Name', code: 'malformed' },
      { raw: 'Address', code: 'malformed' },
    ])
  })

  it('leaves out a name that cannot be one', () => {
    expect(parseAddresses('"\u0007" <a@example.com>; --- <b@example.com>; B@example.com <c@example.com>')).toEqual([
      { email: 'a@example.com', raw: '"\u0007" <a@example.com>' },
      { email: 'b@example.com', raw: '--- <b@example.com>' },
      { email: 'c@example.com', name: 'B@example.com', raw: 'B@example.com <c@example.com>' },
    ])
  })
})
