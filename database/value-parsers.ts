import pg from 'pg'

/** Reads a value from the text the database sends. */
export type Parser = (value: string) => unknown

/** @param asArray leaves dates as text, which is what Drizzle maps from */
export function parserFor(type: number, asArray: boolean): Parser {
  if (asArray && leftAsText.has(type)) return asText
  const usual = pg.types.getTypeParser(type, 'text') as Parser
  if (type === timestamptz) return (value) => momentIn(value) ?? usual(value)
  if (type === textArray) return (value) => textsIn(value) ?? usual(value)
  return usual
}

/**
 * `2026-11-20 22:40:46.123456+00`, as nearly every moment is written; digits after the third of a second are dropped, as the
 * driver does. Undefined for the rest: other offsets than whole hours, infinity, years before Christ.
 */
function momentIn(value: string): Date | undefined {
  if (!usualMoment.test(value)) return undefined
  const at = (from: number, to: number) => Number(value.slice(from, to))
  const offset = value.length - 3
  const second = Number(value.slice(17, offset))
  const moment = Date.UTC(
    at(0, 4),
    at(5, 7) - 1,
    at(8, 10),
    at(11, 13),
    at(14, 16),
    0,
    Math.floor(second * 1000 + 0.0005),
  )
  return new Date(moment - Number(value.slice(offset)) * 3_600_000)
}

/** Texts without quotes, as codes and ids are, or in plain ones, as moments are. Undefined for the rest. */
function textsIn(value: string): string[] | undefined {
  if (value === '{}') return []
  if (value.charCodeAt(0) !== brace || /[\\{]|\bNULL\b/i.test(value.slice(1))) return undefined
  const inner = value.slice(1, -1)
  if (!inner.includes('"')) return inner.split(',')
  return inner.match(/"[^"]*"|[^,]+/g)?.map((text) => (text.startsWith('"') ? text.slice(1, -1) : text))
}

const usualMoment = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d$/
const brace = 0x7b
const [timestamptz, textArray] = [1184, 1009]
// timestamptz, timestamp, date, interval, and arrays of numeric, timestamp, timestamptz, interval, date
const leftAsText = new Set([timestamptz, 1114, 1082, 1186, 1231, 1115, 1185, 1187, 1182])
const asText: Parser = (value) => value
