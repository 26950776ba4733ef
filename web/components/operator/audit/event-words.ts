import type { AuditEvent } from '#contract/audit.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'

type AuditTexts = PageTexts['audit']

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
