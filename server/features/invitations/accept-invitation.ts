import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { acceptInvitation as contract } from '#contract/invitations.ts'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import type { IdentityDb } from '#database/connection.ts'
import { postMail } from '../../mail/outbox.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { type InviteeScope, inInvitee, type OpenInvitation, readAsInvitee } from '../../scopes/invitee.ts'
import type { Visit } from '../../scopes/visit.ts'
import { refusalToGive } from '../roles/giving-rules.ts'
import { findRolesOfMembership } from '../roles/repository.ts'
import { setFirstPassword } from '../sign-in/set-password.ts'
import { findTenantRules, lockTenant } from '../tenants/repository.ts'
import { leavePending, settle } from './repository.ts'

type Acceptance = z.output<typeof contract.input>
type NewCredential = { readonly name: string; readonly hash: string }

/**
 * Accepts an invitation. The door is opened twice: to see whether there is anything to accept and for whom, and, after a
 * new person's password was hashed, for the one transaction that looks at all of it again.
 */
export async function acceptInvitation(visit: Visit, input: Acceptance) {
  const { invitation, rules } = await readAsInvitee(visit, input.token, async ({ db, entered }) => {
    const [invitation, rules] = await Promise.all([entered(), findTenantRules(db)])
    return { invitation, rules }
  })
  const hasAccount = await withCredentials(visit.database, (db) => checkWhoAccepts(db, visit.tokenHash, invitation))
  const hashed = hasAccount
    ? undefined
    : await newCredential(visit, invitation, { ...input, minimumLength: rules.passwordMinimum })
  return inInvitee(visit, input.token, (scope) => settleAcceptance(scope, hashed, visit.language))
}

/**
 * All in one transaction: the invitation settles (of two clicks at once, one does it), a new person gets their credential,
 * an existing one must be signed in as the invited address, the membership becomes active.
 */
async function settleAcceptance(
  scope: InviteeScope,
  hashed: NewCredential | undefined,
  language: Language | undefined,
) {
  const { invitation, db, identity } = scope
  await lockTenant(db)
  // While it waited, the organization may have been suspended, or a new link sent in place of this one.
  await scope.lookAgain()
  // Whoever takes up two invitations at once chooses a password with one of them and signs in for the other.
  await identity.execute(sql`select 1 from tenantry.users where id = ${invitation.userId} for no key update`)
  const hasAccount = await checkWhoAccepts(identity, scope.tokenHash, invitation)
  const credential = hasAccount ? undefined : hashed
  if (!hasAccount && !credential) throw new Problem('not_found')
  if (!(await settle(db, invitation.id, 'accepted'))) throw new Problem('not_found')
  const inviter = await checkInviter(scope)

  const name = credential ? await createCredential(scope, credential, language) : await nameOf(scope)
  if (!(await leavePending(db, invitation.membershipId, 'active', name))) throw new Problem('not_found')
  const actor = { id: invitation.userId, email: invitation.email }
  await scope.record('invitation.accepted', actor, {
    resource: { type: 'invitation', id: invitation.id, name: invitation.email },
  })
  await scope.record('membership.activated', actor, {
    resource: { type: 'membership', id: invitation.membershipId, name: name || invitation.email },
    changes: { status: { old: 'pending', new: 'active' } },
  })
  await tellInviter(scope, name, inviter)
  if (credential) await scope.signIn(invitation.userId)
  scope.announce('invitation.changed')
  scope.announce('membership.changed', invitation.userId)
  return { tenant: { slug: invitation.tenant.slug } }
}

/**
 * The account decides, not the browser: whoever is signed in as someone else is told so and stays signed in. Answers
 * whether there is an account.
 */
async function checkWhoAccepts(identity: IdentityDb, tokenHash: string | undefined, invitation: OpenInvitation) {
  const [now] = await identity.execute<{ session_user_id: string | null; has_account: boolean }>(sql`
    select exists (select 1 from tenantry.accounts a where a.user_id = ${invitation.userId}) as has_account,
           (select s.user_id from tenantry.sessions s join tenantry.users u on u.id = s.user_id and u.status = 'active'
             where s.token_hash = ${tokenHash ?? ''} and s.expires_at > now() and s.last_used_at > now() - interval '12 hours'
           ) as session_user_id`)
  if (now?.session_user_id && now.session_user_id !== invitation.userId) throw new Problem('wrong_account')
  if (!now?.session_user_id && now?.has_account) throw new Problem('signed_out')
  return now?.has_account === true
}

async function newCredential(
  { platform }: Visit,
  invitation: OpenInvitation,
  { name, password, minimumLength }: Acceptance & { readonly minimumLength: number },
): Promise<NewCredential> {
  const fields = [
    ...(name ? [] : [{ path: 'name', code: 'required', message: 'Enter your name' }]),
    ...(password ? [] : [{ path: 'password', code: 'required', message: 'Choose a password' }]),
  ]
  if (!name || !password) throw new Problem('invalid_input', { fields })
  const words = [name, invitation.email, invitation.tenant.name]
  return { name, hash: await platform.passwords.hash(password, { words, minimumLength }) }
}

async function createCredential(
  { identity, invitation }: InviteeScope,
  { name, hash }: NewCredential,
  language: Language | undefined,
) {
  await identity.execute(sql`
    update tenantry.users
       set name = ${name}, email_verified = true, language = coalesce(${language ?? null}, language), updated_at = now()
     where id = ${invitation.userId}`)
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
  return giver
}

/** An operator who is no member has no place in the organization: their link leads to its page in their portal. */
async function tellInviter(
  { db, identity, platform, invitation }: InviteeScope,
  name: string,
  { membershipId }: { readonly membershipId: string | null },
) {
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
      url: membershipId
        ? `${platform.publicUrl}/o/${invitation.tenant.slug}/team`
        : `${platform.operatorUrl}/admin/orgs/${invitation.tenant.id}/members`,
    },
  })
}
