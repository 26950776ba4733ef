import { sql } from 'drizzle-orm'
import type { ParsedAddress } from '#contract/addresses.ts'
import type { AddressCheck } from '#contract/invitations.ts'
import { textArray } from '#database/text-array.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { findTenantRules } from '../tenants/repository.ts'
import { isAllowedDomain } from './invitation-rules.ts'
import { readAddresses } from './invite-members.ts'

/** Says of each address what would become of it, in the order given. Nothing is written, nobody is counted. */
export async function checkInvites(scope: TenantScope, { emails }: { emails: readonly string[] }) {
  const addresses = readAddresses(emails)
  const known = addresses.flatMap((address) => ('email' in address ? [address.email] : []))
  const [rules, standing, left] = await Promise.all([
    findTenantRules(scope.db),
    scope.db.execute<{ email: string; status: 'already_member' | 'already_invited' }>(sql`
      select m.email, case m.status when 'pending' then 'already_invited' else 'already_member' end as status
        from tenantry.memberships m
       where m.email = any (${textArray(known)}) and m.status <> 'removed'
         and (m.status <> 'pending' or exists (
           select 1 from tenantry.invitations i where i.tenant_id = m.tenant_id and i.membership_id = m.id
              and i.status = 'pending' and i.expires_at > now()))`),
    scope.db.execute<{ left: number }>(sql`select tenantry.invitations_left() as left`),
  ])
  const standings = new Map(standing.map(({ email, status }) => [email, status]))
  const remaining = left[0]?.left ?? 0
  let places = remaining
  const statusOf = (address: ParsedAddress): AddressCheck['status'] => {
    if ('code' in address) return address.code
    if (!isAllowedDomain(address.email, rules.allowedEmailDomains)) return 'email_domain_not_allowed'
    return standings.get(address.email) ?? (places-- > 0 ? 'ok' : 'invitation_limit')
  }
  return {
    items: addresses.map((address) => ({
      email: 'email' in address ? address.email : address.raw,
      name: ('email' in address && address.name) || null,
      status: statusOf(address),
    })),
    remaining,
    allowedEmailDomains: [...rules.allowedEmailDomains],
  }
}
