import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { fieldWords } from './event-words.ts'

type AuditTexts = PageTexts['audit']

/** A value as people write it. Ids say nothing to anybody, so only that they changed is said. */
export function valueWords(t: AuditTexts, value: unknown): string {
  if (value === null || value === undefined || value === '') return t.values.none
  if (typeof value === 'boolean') return value ? t.values.yes : t.values.no
  if (typeof value === 'number') return new Intl.NumberFormat(currentLocale()).format(value)
  if (Array.isArray(value)) return value.map((one) => valueWords(t, one)).join(', ') || t.values.none
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([field, one]) => `${fieldWords(t, field)}: ${valueWords(t, one)}`)
      .join(', ')
  }
  return textWords(t, String(value))
}

function textWords(t: AuditTexts, text: string) {
  if (/^[a-z]{3,4}_[a-z0-9]{10,}$/i.test(text)) return t.values.hidden
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return shortTime(text)
  return Object.hasOwn(t.states, text) ? (t.states[text] ?? text) : text
}

const shortTime = (moment: string) =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
