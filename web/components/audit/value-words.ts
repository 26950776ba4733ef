import type { AuditEvent } from '#contract/audit.ts'
import type { RecordTexts } from '#web/texts/audit/record-en.ts'

/** What values and fields are called: the words of a portal, and the names of its permissions. */
export interface RecordWords {
  texts: RecordTexts
  permissionName: (code: string) => string
  /** How numbers and times are written. */
  locale: string
}

/** `mailSenderName` → "Sender of mails"; a field nobody named is taken apart: `coffeeBreaks` → "Coffee breaks". */
export function fieldWords({ texts: { fields }, permissionName }: RecordWords, field: string): string {
  if (Object.hasOwn(fields, field)) return fields[field] ?? field
  if (field.includes('.')) return permissionName(field)
  const words = field.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value as people write it. Ids say nothing to anybody, so only that they changed is said. */
export function valueWords(words: RecordWords, field: string, value: unknown): string {
  const { values } = words.texts
  if (value === null || value === undefined || value === '') return values.none
  if (typeof value === 'boolean') return value ? values.yes : values.no
  if (typeof value === 'number') return new Intl.NumberFormat(words.locale).format(value)
  if (Array.isArray(value)) return value.map((one) => valueWords(words, field, one)).join(', ') || values.none
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${fieldWords(words, name)}: ${valueWords(words, name, one)}`)
      .join(', ')
  }
  return textWords(words, field, String(value))
}

/** Whether the catalogue is needed to say these changes. */
export const tellsOfPermissions = (changes: AuditEvent['changes']) =>
  Object.entries(changes).some(
    ([field, { new: value }]) =>
      field === 'effect' || isPermission(field) || field.includes('.') || neededPermission.test(String(value)),
  )

function textWords({ texts, permissionName, locale }: RecordWords, field: string, text: string) {
  if (/^[a-z]{3,4}_[a-z0-9]{10,}$/i.test(text)) return texts.values.hidden
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return shortTime(text, locale)
  if (isPermission(field)) return permissionName(text)
  const needed = neededPermission.exec(text)?.[1]
  if (needed !== undefined) return texts.lacking(permissionName(needed))
  const known = Object.hasOwn(texts.valuesOf, field) ? texts.valuesOf[field] : undefined
  return known && Object.hasOwn(known, text) ? (known[text] ?? text) : text
}

const isPermission = (field: string) => field === 'permission' || field === 'permissions'

/** What the server writes down of a denial. */
const neededPermission = /^Needs the permission ([\w.]+)\.$/

const shortTime = (moment: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
