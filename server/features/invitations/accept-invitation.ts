import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import { postMail } from '../../mail/outbox.ts'
import type { InviteeScope } from '../../scopes/invitee.ts'
import { refusalToGive } from '../roles/giving-rules.ts'
import { findRolesOfMembership } from '../roles/repository.ts'
import { setFirstPassword } from '../sign-in/set-password.ts'
import { findTenantRules, lockTenant } from '../tenants/repository.ts'
import { leavePending, settle } from './repository.ts'

type Acceptance = { name?: string | undefined; password?: string | undefined }

/**
 * Accepts an invitation in one transaction: the invitation settles (of two clicks at once, one does it), a new person gets
 * their credential, an existing one must be signed in as the invited address, the membership becomes active.
 */
export async function acceptInvitation(scope: InviteeScope, input: Acceptance) {
  const { invitation, db } = scope
  await checkWhoAccepts(scope)
  // Hashed before the tenant's row is locked: others must not wait for it.
  const credential = invitation.hasAccount ? undefined : await newCredential(scope, input)
  await lockTenant(db)
  // While it waited, the organization may have been suspended, or a new link sent in place of this one.
  await scope.lookAgain()
  if (!(await settle(db, invitation.id, 'accepted'))) throw new Problem('not_found')
  await checkInviter(scope)

  const name = credential ? await createCredential(scope, credential) : await nameOf(scope)
  if (!(await leavePending(db, invitation.membershipId, 'active', name))) throw new Problem('not_found')
  const actor = { id: invitation.userId, email: invitation.email }
  await scope.record('invitation.accepted', actor, {
    resource: { type: 'invitation', id: invitation.id, name: invitation.email },
  })
  await scope.record('membership.activated', actor, {
    resource: { type: 'membership', id: invitation.membershipId, name: name || invitation.email },
    changes: { status: { old: 'pending', new: 'active' } },
  })
  await tellInviter(scope, name)
  if (credential) await scope.signIn(invitation.userId)
  scope.announce('invitation.changed')
  scope.announce('membership.changed', invitation.userId)
  return { tenant: { slug: invitation.tenant.slug } }
}

/** The account decides, not the browser: whoever is signed in as someone else is told so and stays signed in. */
async function checkWhoAccepts({ identity, tokenHash, invitation }: InviteeScope) {
  const [session] = await identity.execute<{ user_id: string }>(sql`
    select s.user_id from tenantry.sessions s join tenantry.users u on u.id = s.user_id and u.status = 'active'
     where s.token_hash = ${tokenHash ?? ''} and s.expires_at > now()`)
  if (session && session.user_id !== invitation.userId) throw new Problem('wrong_account')
  if (!session && invitation.hasAccount) throw new Problem('signed_out')
}

async function newCredential({ db, platform, invitation }: InviteeScope, { name, password }: Acceptance) {
  const fields = [
    ...(name ? [] : [{ path: 'name', code: 'required', message: 'Enter your name' }]),
    ...(password ? [] : [{ path: 'password', code: 'required', message: 'Choose a password' }]),
  ]
  if (!name || !password) throw new Problem('invalid_input', { fields })
  const { passwordMinimum } = await findTenantRules(db)
  const words = [name, invitation.email, invitation.tenant.name]
  return { name, hash: await platform.passwords.hash(password, { words, minimumLength: passwordMinimum }) }
}

async function createCredential(
  { identity, invitation }: InviteeScope,
  { name, hash }: { name: string; hash: string },
) {
  await identity.execute(sql`
    update tenantry.users set name = ${name}, email_verified = true, updated_at = now() where id = ${invitation.userId}`)
  await setFirstPassword(identity, invitation.userId, hash)
  return name
}

async function nameOf({ identity, invitation }: InviteeScope) {
  const [user] = await identity.execute<{ name: string }>(
    sql`select name from tenantry.users where id = ${invitation.userId}`,
  )
  return user?.name ?? ''
}

/** The offer holds only as long as whoever made it could make it now. */
async function checkInviter({ db, invitation }: InviteeScope) {
  const [roles, [inviter]] = await Promise.all([
    findRolesOfMembership(db, invitation.tenant.id, invitation.membershipId),
    db.execute<{
      is_super_admin: boolean
      membership_id: string | null
      rank: number | null
      permissions: string[] | null
    }>(sql`
      select * from tenantry.authority_of_user(${invitation.tenant.id}, ${invitation.invitedBy})`),
  ])
  const giver = {
    membershipId: inviter?.membership_id ?? null,
    isOperator: invitation.byOperator && inviter?.is_super_admin === true,
    rank: inviter?.rank ?? 0,
    permissions: new Set(inviter?.permissions ?? []),
  }
  const mayInvite = giver.isOperator || giver.permissions.has('team.invite')
  if (!mayInvite || roles.some((role) => refusalToGive(giver, role))) throw new Problem('not_found')
}

async function tellInviter({ db, identity, platform, invitation }: InviteeScope, name: string) {
  const [inviter] = await identity.execute<{ email: string; name: string }>(sql`
    select email, name from tenantry.users where id = ${invitation.invitedBy} and status = 'active'`)
  if (!inviter) return
  await postMail(db, platform, {
    tenantId: invitation.tenant.id,
    kind: 'invitation_accepted',
    recipient: inviter.email,
    payload: {
      organization: { name: invitation.tenant.name, logoUrl: invitation.tenant.logoUrl },
      memberName: name,
      memberEmail: invitation.email,
      url: `${platform.publicUrl}/o/${invitation.tenant.slug}/team`,
    },
  })
}
