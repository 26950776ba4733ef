import { compare } from '../compare.ts'
import { fromAdministrators, toBetterAuth } from '../requests.ts'
import type { Row } from '../row.ts'

/** Ours answers more than Better Auth's: memberships, roles and effective permissions as well. */
export const session: Row = {
  name: 'session',
  about:
    "Who am I: GET /api/auth/me, with memberships, roles and permissions; Better Auth's answers with user and session only",
  run: async (rig) => [
    await compare(rig, {
      row: 'session',
      targets: { floor: 0.6, betterAuth: 8 },
      ours: (child) => fromAdministrators(child, { method: 'GET', path: '/api/auth/me' }),
      floor: (child) => fromAdministrators(child, { method: 'GET', path: '/me' }),
      betterAuth: (child) => toBetterAuth(child, () => ({ method: 'GET', path: '/api/auth/get-session' })),
      hasEmbedded: true,
    }),
  ],
}
