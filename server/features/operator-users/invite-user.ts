import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { inviteUser as promise } from '#contract/operator-users.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'
import { inviteOne } from '../invitations/invite-one.ts'
import { findOpenTenant } from './open-tenant.ts'
import { refuseDisabled } from './refuse-disabled.ts'
import { type UserRow, userColumns, userOf } from './repository.ts'

type Input = z.output<(typeof promise)['input']>

/**
 * Invites someone into an organization, all in one transaction: the user if unknown, the pending membership with its roles,
 * the invitation, the mail and the trail. Throws what inviting throws, invalid_input, tenant_state.
 */
export async function inviteUser(scope: OperatorScope, { tenantId, ...offer }: Input) {
  const tenant = await findOpenTenant(scope.db, tenantId)
  await refuseDisabled(scope.db, offer.email, 'email')
  const { invitationId, membershipId, link } = await inviteOne(await scope.inTenant(tenant), offer)
  const [row] = await scope.db.execute<UserRow>(
    sql`select ${userColumns} from tenantry.users u where u.email_canonical = ${offer.email}`,
  )
  if (!row) throw new Error('The user was not written.')
  scope.announce({ type: 'user.changed', userId: row.id })
  return { user: userOf(row), membershipId, invitation: { id: invitationId, link } }
}
