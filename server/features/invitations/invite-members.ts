import type { z } from 'zod'
import type { inviteMembers as contract, InviteResult } from '#contract/invitations.ts'
import { Problem } from '#contract/problems.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { inviteOne } from './invite-one.ts'

/**
 * Invites each address in turn and says of each what became of it. What concerns the offer rather than one address (a role
 * out of reach, an unknown role) refuses the whole request.
 */
export async function inviteMembers(
  scope: TenantScope,
  input: z.output<typeof contract.input>,
): Promise<{ results: InviteResult[] }> {
  const results: InviteResult[] = []
  const seen = new Set<string>()
  for (const given of input.emails) {
    const email = given.trim().toLowerCase()
    if (email === '' || seen.has(email)) continue
    seen.add(email)
    results.push(await inviteAddress(scope, email, input))
  }
  return { results }
}

async function inviteAddress(
  scope: TenantScope,
  email: string,
  offer: Omit<z.output<typeof contract.input>, 'emails'>,
): Promise<InviteResult> {
  try {
    const { invitationId, link } = await inviteOne(scope, { ...offer, email })
    return { email, status: 'invited', invitationId, link }
  } catch (error) {
    if (error instanceof Problem && perAddress.has(error.code))
      return { email, status: 'refused', code: error.fields?.[0]?.code ?? error.code }
    throw error
  }
}

const perAddress = new Set([
  'already_member',
  'already_invited',
  'email_domain_not_allowed',
  'invitation_limit',
  'invalid_input',
])
