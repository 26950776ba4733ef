import type { z } from 'zod'
import type { confirmIdentity as contract } from '#contract/authentication.ts'
import { renewSession } from '../../scopes/session.ts'
import type { Visit } from '../../scopes/visit.ts'
import { withProof } from './with-proof.ts'

/** Proves again who one is, for what asks for it; the session gets a new token. */
export async function confirmIdentity(visit: Visit, { password, code }: z.output<typeof contract.input>) {
  const action = 'session.confirmed'
  await withProof(visit, { password, code, action }, async ({ db, principal, record }) => {
    await renewSession(db, visit, principal.sessionId, { isConfirmed: true })
    await record(action, { resource: { type: 'user', id: principal.userId, name: principal.email } })
  })
  return { done: true as const }
}
