import { compare } from '../compare.ts'
import { each } from '../load.ts'
import { fromAdministrators, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

const email = `invited-${each}@bench.test`

export const invite: Row = {
  name: 'invite',
  about: 'Invite one person, with membership, role, mail and trail, in one transaction: POST /api/admin/team/invites',
  run: async (rig) => [
    await compare(rig, {
      row: 'invite',
      targets: { betterAuth: 4 },
      ours: (child) =>
        fromAdministrators(child, {
          method: 'POST',
          path: '/api/admin/team/invites',
          body: { emails: [email], roleIds: ['rol_viewer'] },
        }),
      floor: (child) => fromAdministrators(child, { method: 'POST', path: '/invitations', body: { email } }),
      betterAuth: (child) =>
        toBetterAuth(child, (organizationId) => ({
          method: 'POST',
          path: '/api/auth/organization/invite-member',
          body: { email, role: 'member', organizationId },
        })),
      hasEmbedded: true,
    }),
  ],
}
