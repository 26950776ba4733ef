import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Endpoint } from '#contract/endpoint.ts'
import { Problem } from '#contract/problems.ts'
import type { AnyScope } from '../scopes/open.ts'
import type { Asked } from './serve.ts'

/** Whether a key counts at this endpoint: keys belong to whoever is signed in, and only a POST is repeated by its key. */
export const heedsKey = ({ access, method }: Endpoint) =>
  method === 'POST' && access.scope !== 'public' && access.scope !== 'invitee'

/**
 * Answers a repeated request with its first answer. The key is taken in the transaction of the work, so of two at once the
 * second waits for the first, and a failed attempt leaves no key behind. Answers are kept sealed: they may hold a link.
 */
export async function once<T>(scope: AnyScope, route: string, asked: Asked, work: () => Promise<T>): Promise<T> {
  const claim = await claimKey(scope, route, asked)
  if (!claim) return work()
  if ('answer' in claim) return claim.answer as T
  const answer = await work()
  await claim.keep(scope, answer)
  return answer
}

/** A key that was taken: with the answer this very request had before, or with what keeps the one it is about to get. */
export type Claim =
  | { readonly answer: unknown }
  | { readonly keep: (scope: AnyScope, answer: unknown) => Promise<void> }

/**
 * Takes the key of a request in the transaction at hand; undefined where there is none to take. `keep` may run in a later
 * transaction.
 *
 * @param route tells apart what the same key may be used for
 */
export async function claimKey(scope: AnyScope, route: string, asked: Asked): Promise<Claim | undefined> {
  if (!asked.idempotencyKey || !('principal' in scope)) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(asked.idempotencyKey)) {
    throw new Problem('invalid_input', { detail: 'Idempotency-Key: use 1 to 200 printable ASCII characters.' })
  }
  const place = 'tenant' in scope ? `${scope.tenant.id} ${route}` : route
  const actor = scope.principal.userId
  const key = asked.idempotencyKey
  const hash = createHash('sha256').update(JSON.stringify(asked.values)).digest('base64url')
  const [found] = await scope.db.execute<{ is_new: boolean; same_request: boolean; answer: string | null }>(
    sql`select * from tenantry.claim_idempotency(${actor}, ${place}, ${key}, ${hash})`,
  )
  if (found && !found.same_request) throw new Problem('idempotency_key_reused')
  if (found && !found.is_new && found.answer) return { answer: scope.platform.vault.unseal(found.answer) }
  return {
    keep: async (later, answer) => {
      const sealed = scope.platform.vault.seal(answer)
      await later.db.execute(sql`select tenantry.keep_answer(${actor}, ${place}, ${key}, ${sealed})`)
    },
  }
}
