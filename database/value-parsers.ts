import type pg from 'pg'

/** Reads a value from the text the database sends. */
export type Parser = (value: string) => unknown

/** @param asArray leaves dates as text, which is what Drizzle maps from */
export function parserFor(client: pg.ClientBase, type: number, asArray: boolean): Parser {
  if (asArray && leftAsText.has(type)) return asText
  const usual = client.getTypeParser(type, 'text') as Parser
  if (type === timestamptz) return (value) => momentIn(value) ?? usual(value)
  if (type === textArray) return (value) => textsIn(value) ?? usual(value)
  return usual
}

/** `2026-11-20 22:40:46.123+00`, as nearly every moment is written. Undefined for the rest: infinity, years before Christ. */
function momentIn(value: string): Date | undefined {
  const offset = value.charCodeAt(value.length - 3)
  if (value.charCodeAt(10) !== space || (offset !== plus && offset !== minus)) return undefined
  const moment = new Date(`${value.slice(0, 10)}T${value.slice(11)}:00`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** Texts that need no quotes, as codes and ids do. Undefined for the rest. */
function textsIn(value: string): string[] | undefined {
  if (value === '{}') return []
  if (value.charCodeAt(0) !== brace || /["\\{]|\bNULL\b/i.test(value.slice(1))) return undefined
  return value.slice(1, -1).split(',')
}

const [space, plus, minus, brace] = [0x20, 0x2b, 0x2d, 0x7b]
const [timestamptz, textArray] = [1184, 1009]
// timestamptz, timestamp, date, interval, and arrays of numeric, timestamp, timestamptz, interval, date
const leftAsText = new Set([timestamptz, 1114, 1082, 1186, 1231, 1115, 1185, 1187, 1182])
const asText: Parser = (value) => value
