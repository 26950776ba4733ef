import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import type { Visit } from '../../scopes/visit.ts'
import { attemptAt, cancelAttempt, forgiveAttempt, refuseTooMany } from './attempts.ts'
import { type Credential, credentialOfUser } from './credential.ts'

/** Where the form asks for it. */
type Path = 'current' | 'password'

/**
 * Checks the password of whoever is signed in, outside any transaction; a thief at an open browser gets as few tries as
 * one at the sign-in page. Answers its hash, to be compared with once the rows are locked.
 */
export async function checkOwnPassword(
  visit: Visit,
  userId: string,
  { password, path }: { readonly password: string; readonly path: Path },
): Promise<string> {
  const attempt = attemptAt('own-password', userId, visit.ipAddress)
  const credential = await withCredentials(visit.database, async (db) => {
    await refuseTooMany(db, attempt)
    return credentialOfUser(db, userId)
  })
  const verifiedHash = credential?.passwordHash ?? undefined
  const isRight = await visit.platform.passwords.verify(password, verifiedHash).catch(async (error: unknown) => {
    // Busy, most likely: nothing was compared, so nothing was tried.
    await withCredentials(visit.database, (db) => cancelAttempt(db, attempt))
    throw error
  })
  if (!isRight || !verifiedHash) throw wrongPassword(path)
  await withCredentials(visit.database, (db) => forgiveAttempt(db, attempt))
  return verifiedHash
}

/** Locks the person's row and looks again whether the password that was right still is theirs. */
export async function lockWithPassword(
  db: IdentityDb,
  userId: string,
  { verifiedHash, path }: { readonly verifiedHash: string; readonly path: Path },
): Promise<Credential> {
  await db.execute(sql`select 1 from tenantry.users where id = ${userId} for no key update`)
  const now = await credentialOfUser(db, userId)
  if (!now || now.passwordHash !== verifiedHash) throw wrongPassword(path)
  return now
}

const wrongPassword = (path: Path) =>
  new Problem('invalid_input', {
    fields: [
      {
        path,
        code: 'wrong_password',
        message: path === 'current' ? 'This is not your current password' : 'This is not your password',
      },
    ],
  })
