import type { AuditEvent } from '#contract/audit.ts'
import type { TrailTexts } from '#web/texts/audit/trail-en.ts'

export interface EventWords {
  who: string
  /** The address of who is called by name. */
  address: string | undefined
  did: string
}

/** An event as a sentence: who, and what they did. */
export function eventWords(texts: TrailTexts, { action, actor, impersonator, resource }: AuditEvent): EventWords {
  const known: Readonly<Record<string, (what: string) => string>> = texts.actions
  const what = resource.name ?? texts.something
  const words = Object.hasOwn(known, action) ? known[action] : undefined
  const did = words?.(what) ?? texts.unknown(what)
  return {
    who:
      actor.name ??
      (isCommandLine(actor) ? texts.commandLine : actor.email) ??
      (isDoneByClock(action) ? texts.system : texts.someone),
    address: actor.name === null ? undefined : (actor.email ?? undefined),
    did: impersonator?.email ? `${did} (${texts.inPlaceOf(impersonator.email)})` : did,
  }
}

export function eventSentence(texts: TrailTexts, event: AuditEvent): string {
  const { who, did } = eventWords(texts, event)
  return `${who} ${did}`
}

/** It has no account and no address: the trail keeps this in the place of one. */
const isCommandLine = ({ email }: AuditEvent['actor']) => email === 'command line'

const isDoneByClock = (action: string) => action === 'invitation.expired'
