import * as contract from '#contract/invitations.ts'
import { inTenant } from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { serveInParts } from '../../http/serve-in-parts.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { checkInvites } from './check-invites.ts'
import { inviteMembers } from './invite-members.ts'
import { listInvitations } from './list-invitations.ts'
import { resendInvitation } from './resend-invitation.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { viewInvitation } from './view-invitation.ts'

export const invitationRoutes = [
  serve(contract.listInvitations, listInvitations),
  serve(contract.checkInvites, checkInvites),
  serveInParts(contract.inviteMembers, inviteMembers),
  serve(contract.revokeInvitation, revokeInvitation),
  serve(contract.resendInvitation, resendInvitation),
  serve(contract.viewInvitation, viewInvitation),
  serveInSteps(contract.acceptInvitation, acceptInvitation),
  serve(inTenant.listInvitations, listInvitations),
  serve(inTenant.checkInvites, checkInvites),
  serveInParts(inTenant.inviteMembers, inviteMembers),
  serve(inTenant.revokeInvitation, revokeInvitation),
  serve(inTenant.resendInvitation, resendInvitation),
]
