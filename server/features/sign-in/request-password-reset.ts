import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic, type PublicScope } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { hashToken, newToken } from '../../vault.ts'
import { attemptAt, countAttempt } from './attempts.ts'
import { type Credential, credentialOfAddress } from './credential.ts'
import { postResetLink } from './password-mails.ts'
import { resetPurpose } from './set-password.ts'

const expiresInMinutes = 60

/** Sends a link to the address on file, if this one has an account with a password. Says nothing about whether it has. */
export async function requestPasswordReset(visit: Visit, { email }: { readonly email: string }) {
  const wait = await withCredentials(visit.database, (db) =>
    countAttempt(db, attemptAt('request-reset', email, visit.ipAddress)),
  )
  if (wait.address > 0) throw new Problem('too_many_requests', { retryAfterSeconds: wait.address })
  await inPublic(visit, async (scope) => {
    const found = await credentialOfAddress(scope.db, email)
    const mayReset = found?.isActive && found.passwordHash !== null && wait.account === 0
    // Both ways write one line to the trail, so that they take about as long.
    if (mayReset) await Promise.all(linkFor(scope, found))
    else {
      const actor = { id: found?.id ?? null, email: found?.email ?? email }
      await scope.record('password.reset_requested', actor, { outcome: 'failure' })
    }
  })
  return { done: true as const }
}

function linkFor({ db, platform, record }: PublicScope, { id, email, name }: Credential) {
  const token = newToken()
  return [
    db.execute(sql`delete from tenantry.verifications where expires_at < now()`),
    db.execute(sql`
      insert into tenantry.verifications (identifier, value, expires_at)
      values (${resetPurpose + hashToken(token)}, ${id}, now() + make_interval(mins => ${expiresInMinutes}))`),
    postResetLink(db, platform, { email, name }, { token, expiresInMinutes }),
    record('password.reset_requested', { id, email }, { resource: { type: 'user', id, name: email } }),
  ]
}
