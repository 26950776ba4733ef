import type { AuditEvent } from '#contract/audit.ts'
import type { OperatorTexts } from '#web/texts/operator/texts.ts'
import { currentLocale } from '#web/texts/speech.ts'

type AuditTexts = OperatorTexts['audit']

/** An event as a sentence: who, and what they did. */
export function eventWords(t: AuditTexts, event: AuditEvent): { who: string; did: string } {
  const { actor, impersonator, resource } = event
  const known: Readonly<Record<string, (what: string) => string>> = t.actions
  const what = resource.name ?? t.something
  const did = Object.hasOwn(known, event.action) ? known[event.action]?.(what) : undefined
  const person = actor.email ?? t.somebody
  return { who: impersonator?.email ? t.onBehalf(impersonator.email) : person, did: did ?? t.unknown(what) }
}

/** `isSuperAdmin` → "Superadmin"; a field nobody named yet is taken apart: `idleTimeoutMinutes` → "Idle timeout minutes". */
export function fieldWords(t: AuditTexts, field: string): string {
  if (Object.hasOwn(t.fields, field)) return t.fields[field] ?? field
  const words = field
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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

export const shortTime = (moment: string) =>
  new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
