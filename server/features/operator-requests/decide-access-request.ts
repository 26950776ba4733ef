import type { AccessRequest } from '#contract/access-requests.ts'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import { postMail } from '../../mail/outbox.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import type { Offer } from '../invitations/invite-one.ts'
import { createTenant } from '../operator-tenants/create-tenant.ts'
import { refuseDisabled } from '../operator-users/refuse-disabled.ts'
import { findAndLockRequest, findLanguage, findRequest, settleRequest } from './repository.ts'

type Approval = { requestId: string; name?: string | undefined; slug?: string | undefined }

/**
 * Makes the organization that was asked for and invites the asker as Tenant Admin, in one transaction. Of two approvals at
 * once one makes it; the other waits, finds it made and changes nothing.
 *
 * Throws not_found, request_settled, and what creating a tenant throws.
 */
export async function approveAccessRequest(scope: OperatorScope, { requestId, name, slug }: Approval) {
  const request = await findAndLockRequest(scope.db, requestId)
  if (request.status === 'approved') return { request }
  if (request.status === 'declined') throw new Problem('request_settled', { detail: 'It was declined.' })
  await refuseDisabled(scope.db, request.email, 'requestId')
  const language = await findLanguage(scope.db, requestId)
  const initialAdmin = { email: request.email, name: request.name }
  const made = await createTenant(
    scope,
    { name: name ?? request.organization, slug, initialAdmin },
    letterTo(request, language),
  )
  await settleRequest(scope.db, requestId, byOf(scope), { status: 'approved', tenantId: made.tenant.id })
  await tell(scope, 'access_request.approved', request)
  return { request: await findRequest(scope.db, requestId), invitation: made.invitation }
}

/** Declines, and tells the asker. Throws not_found, request_settled. */
export async function declineAccessRequest(
  scope: OperatorScope,
  { requestId, reason = '' }: { requestId: string; reason?: string | undefined },
) {
  const request = await findAndLockRequest(scope.db, requestId)
  if (request.status === 'declined') return { request }
  if (request.status === 'approved') throw new Problem('request_settled', { detail: 'It was approved.' })
  await settleRequest(scope.db, requestId, byOf(scope), { status: 'declined', reason })
  await postMail(scope.db, scope.platform, {
    kind: 'access_request_declined',
    recipient: request.email,
    language: await findLanguage(scope.db, requestId),
    payload: { name: request.name, reason },
  })
  await tell(scope, 'access_request.declined', request)
  return { request: await findRequest(scope.db, requestId) }
}

/** One mail, not two: the answer to the question carries the invitation's link, and dies with it. */
const letterTo =
  ({ name }: AccessRequest, language: Language | undefined): Offer['letter'] =>
  (scope, { id, tokenHash, link, email, rules }) =>
    postMail(scope.db, scope.platform, {
      tenantId: scope.tenant.id,
      kind: 'access_request_approved',
      recipient: email,
      language,
      invitation: { id, tokenHash },
      payload: {
        name,
        organization: { name: scope.tenant.name, logoUrl: rules.logoUrl, senderName: rules.mailSenderName },
        url: link,
      },
    })

const byOf = ({ principal }: OperatorScope) => ({
  userId: principal.userId,
  name: principal.name || principal.email,
})

async function tell(
  scope: OperatorScope,
  action: 'access_request.approved' | 'access_request.declined',
  { id, organization, status }: AccessRequest,
) {
  const resource = { type: 'access_request', id, name: organization }
  await scope.record(action, { resource, changes: { status: { old: status, new: action.split('.')[1] } } })
  scope.announce({ type: 'access_request.changed' })
}
