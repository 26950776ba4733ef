import { withCredentials } from '../../scopes/credentials.ts'
import type { Visit } from '../../scopes/visit.ts'
import { cancelAttempt } from './attempts.ts'
import { openResetLink } from './reset-link.ts'

/**
 * Whether a link can be used at this moment. It counts as using it does, so that it is no way around that limit; to look at
 * a link that works costs nothing.
 */
export async function checkPasswordReset(visit: Visit, { token }: { readonly token: string }) {
  await withCredentials(visit.database, async (db) => {
    const { attempt } = await openResetLink(db, token, visit.ipAddress)
    await cancelAttempt(db, attempt)
  })
  return { done: true as const }
}
