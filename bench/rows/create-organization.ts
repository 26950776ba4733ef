import { compare } from '../compare.ts'
import { each } from '../load.ts'
import { fromOperator, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

const body = { name: `Made ${each}`, slug: `made-${each}` }

export const createOrganization: Row = {
  name: 'create-organization',
  about: 'Create an organization, with its line in the trail, in one transaction: POST /api/super-admin/tenants',
  run: async (rig) => [
    await compare(rig, {
      row: 'create-organization',
      targets: { betterAuth: 6 },
      ours: (child) => fromOperator(child, { method: 'POST', path: '/api/super-admin/tenants', body }),
      floor: (child) => fromOperator(child, { method: 'POST', path: '/organizations', body }),
      betterAuth: (child) =>
        toBetterAuth(child, () => ({ method: 'POST', path: '/api/auth/organization/create', body })),
      hasEmbedded: true,
    }),
  ],
}
