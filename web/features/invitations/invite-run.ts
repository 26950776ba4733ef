import { useSyncExternalStore } from 'react'
import { type InviteResult, inviteMembers } from '#contract/invitations.ts'
import { rowsPerChunk } from '#contract/team.ts'
import { call, newIdempotencyKey } from '#web/api/call.ts'
import type { Offer } from './invite-shape.ts'

/** Invitations on their way. A run belongs to the tab, not to the page: whoever comes back finds it as far as it is. */
export interface InviteRun {
  state: 'sending' | 'stopped' | 'finished'
  all: number
  results: readonly InviteResult[]
  /** Why it stopped in between. */
  error?: unknown
}

interface Work {
  offer: Offer
  chunks: { emails: string[]; key: string }[]
  /** Told after each chunk. */
  onProgress: () => void
}

const runs = new Map<string, InviteRun>()
const works = new Map<string, Work>()
const listeners = new Set<() => void>()

export function useInviteRun(tenant: string): InviteRun | undefined {
  return useSyncExternalStore(listen, () => runs.get(tenant))
}

/** `known` are the results that stand before anything is sent: the addresses left out. */
export function startInviteRun(
  tenant: string,
  emails: readonly string[],
  { offer, known, onProgress }: Pick<Work, 'offer' | 'onProgress'> & { known: readonly InviteResult[] },
) {
  const count = Math.ceil(emails.length / rowsPerChunk)
  const chunks = Array.from({ length: count }, (_, at) => ({
    emails: emails.slice(at * rowsPerChunk, (at + 1) * rowsPerChunk),
    key: newIdempotencyKey(),
  }))
  works.set(tenant, { offer, chunks, onProgress })
  show(tenant, { state: 'sending', all: emails.length + known.length, results: known })
  void goOn(tenant)
}

/** Each chunk keeps its key: tried again, it goes on where it was and invites nobody twice. */
async function goOn(tenant: string) {
  const work = works.get(tenant)
  if (!work) return
  try {
    for (let [chunk] = work.chunks; chunk; [chunk] = work.chunks) {
      const sent = { ...work.offer, emails: chunk.emails }
      const { results } = await call(inviteMembers, sent, { tenant, idempotencyKey: chunk.key })
      work.chunks.shift()
      change(tenant, (run) => ({ ...run, results: [...run.results, ...results] }))
      work.onProgress()
    }
    change(tenant, (run) => ({ ...run, state: 'finished' }))
  } catch (error) {
    change(tenant, (run) => ({ ...run, state: 'stopped', error }))
    work.onProgress()
  }
}

export function resumeInviteRun(tenant: string) {
  change(tenant, ({ all, results }) => ({ state: 'sending', all, results }))
  void goOn(tenant)
}

/** Keeps what was sent and leaves the rest. */
export const settleInviteRun = (tenant: string) =>
  change(tenant, ({ all, results }) => ({ state: 'finished', all, results }))

export function dropInviteRun(tenant: string) {
  works.delete(tenant)
  show(tenant, undefined)
}

function change(tenant: string, how: (run: InviteRun) => InviteRun) {
  const run = runs.get(tenant)
  if (run) show(tenant, how(run))
}

function show(tenant: string, run: InviteRun | undefined) {
  if (run) runs.set(tenant, run)
  else runs.delete(tenant)
  if ([...runs.values()].some(({ state }) => state === 'sending')) addEventListener('beforeunload', askToStay)
  else removeEventListener('beforeunload', askToStay)
  for (const listener of listeners) listener()
}

const askToStay = (event: BeforeUnloadEvent) => event.preventDefault()

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
