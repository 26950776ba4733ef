import { compare } from '../compare.ts'
import { fromAdministrators, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

export const listPeople: Row = {
  name: 'list-people',
  about:
    'The ten people of my organization, of a thousand organizations: GET /api/admin/team; the floor leaves out groups and invitations',
  run: async (rig) => [
    await compare(rig, {
      row: 'list-people',
      targets: { floor: 0.5, betterAuth: 8 },
      ours: (child) => fromAdministrators(child, { method: 'GET', path: '/api/admin/team' }),
      floor: (child) => fromAdministrators(child, { method: 'GET', path: '/people' }),
      betterAuth: (child) =>
        toBetterAuth(child, (organizationId) => ({
          method: 'GET',
          path: `/api/auth/organization/list-members?organizationId=${organizationId}`,
        })),
      hasEmbedded: true,
    }),
  ],
}
