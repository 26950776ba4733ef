import { Problem } from '#contract/problems.ts'
import { postMail } from '../../mail/outbox.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { findSuperadmins, findUser, lockSuperadmins, type OperatedUser, writeSuperadmin } from './repository.ts'

type Named = { userId: string }

/**
 * Makes someone superadmin. Only someone who can sign in: power given to an address that is merely invited would be had by
 * whoever opens the invitation.
 *
 * Throws not_found, not_oneself, invalid_input.
 */
export async function grantSuperadmin(scope: OperatorScope, { userId }: Named): Promise<OperatedUser> {
  const { user, canSignIn } = await beginChange(scope, userId)
  if (user.isSuperAdmin) return user
  if (!canSignIn) {
    const field = { path: 'userId', code: 'cannot_sign_in', message: 'This person cannot sign in yet, or no longer' }
    throw new Problem('invalid_input', { fields: [field] })
  }
  return finishChange(scope, user, true)
}

/** Takes superadmin from someone. Throws not_found, not_oneself, last_superadmin. */
export async function revokeSuperadmin(scope: OperatorScope, { userId }: Named): Promise<OperatedUser> {
  const { user } = await beginChange(scope, userId)
  return user.isSuperAdmin ? finishChange(scope, user, false) : user
}

/** Under the lock everything is read anew: the one who asks may have lost superadmin while waiting for it. */
async function beginChange({ db, principal, isCommandLine }: OperatorScope, userId: string) {
  if (userId === principal.userId) throw new Problem('not_oneself')
  await lockSuperadmins(db)
  const found = await findUser(db, userId)
  if (!found) throw new Problem('not_found')
  const superadmins = await findSuperadmins(db)
  if (superadmins.length === 1 && superadmins[0]?.id === userId) throw new Problem('last_superadmin')
  if (!isCommandLine && !superadmins.some(({ id }) => id === principal.userId)) throw new Problem('not_found')
  return found
}

async function finishChange(scope: OperatorScope, before: OperatedUser, isSuperAdmin: boolean): Promise<OperatedUser> {
  await writeSuperadmin(scope.db, before.id, isSuperAdmin)
  await tell(scope, before, isSuperAdmin)
  await scope.record(isSuperAdmin ? 'superadmin.granted' : 'superadmin.revoked', {
    resource: { type: 'user', id: before.id, name: before.email },
    changes: { isSuperAdmin: { old: before.isSuperAdmin, new: isSuperAdmin } },
  })
  scope.announce({ type: 'user.changed', userId: before.id })
  return { ...before, isSuperAdmin }
}

/** By mail, to the person and to every other superadmin: nobody becomes powerful unseen. */
async function tell({ db, platform, principal }: OperatorScope, person: OperatedUser, isSuperAdmin: boolean) {
  const others = (await findSuperadmins(db)).filter(({ id }) => id !== person.id)
  const payload = {
    name: person.name,
    email: person.email,
    byName: principal.name || principal.email,
    at: new Date().toISOString(),
    url: `${platform.publicUrl}/dashboard`,
  }
  const kind = isSuperAdmin ? 'superadmin_granted' : 'superadmin_revoked'
  await Promise.all(
    [person, ...others].map(({ id, email }) =>
      postMail(db, platform, { kind, recipient: email, payload: { ...payload, isReader: id === person.id } }),
    ),
  )
}
