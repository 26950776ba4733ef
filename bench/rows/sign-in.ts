import type { Child } from '../child.ts'
import { compare } from '../compare.ts'
import { fromNobody } from '../requests.ts'
import type { Row } from '../row.ts'
import { emailOf, password, withPassword } from '../seed/people.ts'

const asEach = (child: Child, path: string) =>
  Array.from({ length: withPassword }, (_, organization) =>
    fromNobody(child, { method: 'POST', path, body: { email: emailOf(organization, 0), password } }),
  )

export const signIn: Row = {
  name: 'sign-in',
  about: 'Sign in with e-mail and password; the floor compares one password and does nothing else',
  run: async (rig) => [
    await compare(rig, {
      row: 'sign-in',
      targets: { floor: 0.7, betterAuth: 5 },
      ours: (child) => asEach(child, '/api/auth/sign-in/email'),
      floor: (child) => asEach(child, '/hash'),
      betterAuth: async (child) => asEach(child, '/api/auth/sign-in/email'),
      hasEmbedded: true,
    }),
  ],
}
