import { sql } from 'drizzle-orm'
import { inPublic } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'

/** Ends the session this browser came with, if there is one, or the sign-in it did not finish, and the cookie in any case. */
export async function signOut(visit: Visit) {
  const { tokenHash, halfTokenHash } = visit
  if (tokenHash !== undefined || halfTokenHash !== undefined) {
    await inPublic(visit, async ({ db, record, announce, endHalfSignIn }) => {
      await endHalfSignIn()
      const [ended] = await db.execute<{ user_id: string; email: string }>(sql`
        with ended as (delete from tenantry.sessions where token_hash = ${tokenHash ?? ''} returning user_id)
        select e.user_id, u.email from ended e join tenantry.users u on u.id = e.user_id`)
      if (!ended) return
      const { user_id: id, email } = ended
      await record('session.ended', { id, email }, { resource: { type: 'user', id, name: email } })
      announce({ type: 'session.ended', userId: id })
    })
  }
  visit.leaves.session = 'ended'
  return { done: true as const }
}
