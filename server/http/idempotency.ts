import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { AnyScope } from '../scopes/open.ts'
import type { Asked } from './serve.ts'

/**
 * Answers a repeated request with its first answer. The key is taken in the transaction of the work, so of two at once the
 * second waits for the first, and a failed attempt leaves no key behind. Answers are kept sealed: they may hold a link.
 */
export async function once<T>(scope: AnyScope, route: string, asked: Asked, work: () => Promise<T>): Promise<T> {
  if (!asked.idempotencyKey || !('principal' in scope)) return work()
  if (!/^[\x21-\x7e]{1,200}$/.test(asked.idempotencyKey)) {
    throw new Problem('invalid_input', { detail: 'Idempotency-Key: use 1 to 200 printable ASCII characters.' })
  }
  const place = 'tenant' in scope ? `${scope.tenant.id} ${route}` : route
  const actor = scope.principal.userId
  const key = asked.idempotencyKey
  const hash = createHash('sha256').update(JSON.stringify(asked.values)).digest('base64url')
  const [claim] = await scope.db.execute<{ is_new: boolean; same_request: boolean; answer: string | null }>(
    sql`select * from tenantry.claim_idempotency(${actor}, ${place}, ${key}, ${hash})`,
  )
  if (claim && !claim.same_request) throw new Problem('idempotency_key_reused')
  if (claim && !claim.is_new && claim.answer) return scope.platform.vault.unseal(claim.answer) as T
  const answer = await work()
  await scope.db.execute(
    sql`select tenantry.keep_answer(${actor}, ${place}, ${key}, ${scope.platform.vault.seal(answer)})`,
  )
  return answer
}
