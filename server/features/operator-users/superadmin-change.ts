import type { OperatedUser } from '#contract/operator-users.ts'
import { postMail } from '../../mail/outbox.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { cannotSignIn, checkTyped, findUnderLock } from './account-rules.ts'
import { canSignIn, findSuperadmins, writeSuperadmin } from './repository.ts'

type Named = { userId: string; confirmEmail?: string | undefined }

/**
 * Makes someone superadmin. Only someone who can sign in: power given to an address that is merely invited would be had by
 * whoever opens the invitation.
 *
 * Throws not_found, not_oneself, confirmation_mismatch, invalid_input.
 */
export async function grantSuperadmin(scope: OperatorScope, named: Named): Promise<OperatedUser> {
  const user = await beginChange(scope, named)
  if (user.isSuperAdmin) return user
  if (!canSignIn(user)) throw cannotSignIn()
  return finishChange(scope, user, true)
}

/** Takes superadmin from someone. Throws not_found, not_oneself, confirmation_mismatch, last_superadmin. */
export async function revokeSuperadmin(scope: OperatorScope, named: Named): Promise<OperatedUser> {
  const user = await beginChange(scope, named)
  return user.isSuperAdmin ? finishChange(scope, user, false) : user
}

async function beginChange(scope: OperatorScope, { userId, confirmEmail }: Named) {
  const user = await findUnderLock(scope, userId)
  checkTyped(user, confirmEmail)
  return user
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
