import type { z } from 'zod'
import { type ParsedAddress, parseAddresses } from '#contract/addresses.ts'
import type { inviteMembers as contract, InviteResult } from '#contract/invitations.ts'
import { Problem, type ProblemCode } from '#contract/problems.ts'
import type { TenantDoors } from '../../scopes/doors.ts'
import type { TenantRead } from '../../scopes/tenant.ts'
import { checkGivable } from '../roles/giving-rules.ts'
import { findRoles, findRolesOfGroups } from '../roles/repository.ts'
import { kindOfOffer } from './invitation-rules.ts'
import { inviteOne } from './invite-one.ts'

type Input = z.output<typeof contract.input>

/**
 * Invites each address in a transaction of its own and says of each what became of it. What concerns the offer rather than
 * one address (a role out of reach, an unknown one) refuses the whole request before anyone is invited; should it come up
 * only on the way, nobody further is invited, and the answer says so of each.
 */
export async function inviteMembers(doors: TenantDoors, input: Input): Promise<{ results: InviteResult[] }> {
  const addresses = readAddresses(input.emails)
  // Of one address, inviting it checks the same.
  const log = addresses.length > 1 ? await doors.read((scope) => checkOffer(scope, input)) : undefined
  const results: InviteResult[] = []
  let stop: ProblemCode | undefined
  for (const address of addresses) {
    if (stop) {
      results.push({ ...shownOf(address), status: 'refused', code: stop })
      continue
    }
    try {
      results.push(await inviteAddress(doors, address, input))
    } catch (error) {
      if (!results.some(({ status }) => status === 'invited')) throw error
      if (!(error instanceof Problem)) log?.error({ err: error }, 'inviting many stopped half-way')
      stop = error instanceof Problem ? error.code : 'internal'
      results.push({ ...shownOf(address), status: 'refused', code: stop })
    }
  }
  return { results }
}

/** Most addresses one request may hold, counted after reading: an entry may hold several. */
const mostAddresses = 500

/** The addresses in what was pasted. Throws `invalid_input` for too many, or none. */
export function readAddresses(emails: readonly string[]): ParsedAddress[] {
  const addresses = parseAddresses(emails.join('\n'))
  if (addresses.length > 0 && addresses.length <= mostAddresses) return addresses
  const [code, message] = addresses.length
    ? ['too_big', 'Invite at most 500 people at once']
    : ['too_small', 'Enter at least one address']
  throw new Problem('invalid_input', { fields: [{ path: 'emails', code, message }] })
}

async function checkOffer(scope: TenantRead, { roleIds, groupIds = [], kind }: Input) {
  const [roles, carried, { authority }] = await Promise.all([
    findRoles(scope.db, roleIds),
    findRolesOfGroups(scope.db, groupIds),
    scope.entered(),
  ])
  for (const role of [...roles, ...carried]) checkGivable(authority, role)
  kindOfOffer([...roles, ...carried], kind)
  return scope.platform.log
}

async function inviteAddress(
  doors: TenantDoors,
  address: ParsedAddress,
  { emails: _, ...offer }: Input,
): Promise<InviteResult> {
  if ('code' in address) return { ...shownOf(address), status: 'refused', code: address.code }
  try {
    const { invitationId, link } = await doors.part(address.email, (scope) =>
      inviteOne(scope, { ...offer, email: address.email, name: address.name }),
    )
    return { ...shownOf(address), status: 'invited', invitationId, link }
  } catch (error) {
    if (error instanceof Problem && perAddress.has(error.code))
      return { ...shownOf(address), status: 'refused', code: error.code }
    throw error
  }
}

const shownOf = (address: ParsedAddress) =>
  'code' in address ? { email: address.raw } : { email: address.email, ...(address.name && { name: address.name }) }

/** Refusals of one address, which say nothing about the next. */
const perAddress: ReadonlySet<ProblemCode> = new Set([
  'already_member',
  'already_invited',
  'email_domain_not_allowed',
  'invitation_limit',
])
