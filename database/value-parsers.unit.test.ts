import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { parserFor } from './value-parsers.ts'

const [timestamptz, textArray] = [1184, 1009]
const ours = (type: number) => parserFor(type, false)
const drivers = (type: number) => pg.types.getTypeParser(type, 'text')

const digits = (most: number, length = 2) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(length, '0'))

describe('a moment', () => {
  const moments = fc
    .tuple(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      fc.option(fc.integer({ min: 1, max: 6 }).chain((length) => digits(10 ** length - 1, length))),
      fc.constantFrom('+', '-'),
      digits(14),
      fc.option(digits(59)),
    )
    .map(([date, fraction, sign, hours, minutes]) => {
      const [day, time] = date.toISOString().slice(0, 19).split('T')
      return `${day} ${time}${fraction === null ? '' : `.${fraction}`}${sign}${hours}${minutes === null ? '' : `:${minutes}`}`
    })

  it('is the one the driver reads, to the thousandth of a second', () => {
    fc.assert(
      fc.property(moments, (text) => {
        expect(ours(timestamptz)(text)).toEqual(drivers(timestamptz)(text))
      }),
    )
  })

  it.each(['infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '10000-01-01 00:00:00+00'])(
    'leaves %s to the driver',
    (text) => expect(ours(timestamptz)(text)).toEqual(drivers(timestamptz)(text)),
  )
})

describe('a list of texts', () => {
  const quoted = (text: string) =>
    text === '' || /[\s{},"\\]/.test(text) || /^null$/i.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text
  const lists = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('team.view', '', 'NULL', 'a b', 'a,b', '{}', '"', '2026-11-21 01:23:41.5+00'),
    ),
  )

  it('is the one that was written', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        expect(ours(textArray)(`{${texts.map(quoted).join(',')}}`)).toEqual(texts)
      }),
    )
  })

  it('keeps what is missing missing', () => expect(ours(textArray)('{a,NULL}')).toEqual(['a', null]))
})
