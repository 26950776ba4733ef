import { compare } from '../compare.ts'
import { fromAdministrators, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

/** Better Auth answers the question alone; ours is a list nobody is on, behind the same question. */
export const permission: Row = {
  name: 'permission',
  about: 'May I: GET /api/admin/team/invites, empty, behind team.view; the others answer yes or no only',
  run: async (rig) => [
    await compare(rig, {
      row: 'permission',
      targets: { floor: 0.6, betterAuth: 15 },
      ours: (child) => fromAdministrators(child, { method: 'GET', path: '/api/admin/team/invites?status=revoked' }),
      floor: (child) => fromAdministrators(child, { method: 'GET', path: '/permission?permission=team.view' }),
      betterAuth: (child) =>
        toBetterAuth(child, (organizationId) => ({
          method: 'POST',
          path: '/api/auth/organization/has-permission',
          body: { organizationId, permissions: { member: ['update'] } },
        })),
      hasEmbedded: true,
    }),
  ],
}
