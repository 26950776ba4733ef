import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { emailShape, nameShape, passwordShape } from './shapes.ts'

export const completeSetup = endpoint({
  method: 'POST',
  path: '/api/setup',
  access: { scope: 'public' },
  summary: 'Complete the set-up with the one-time token that was printed at the start',
  input: z.strictObject({
    token: z.string().min(1).max(200),
    name: nameShape,
    email: emailShape,
    password: passwordShape,
  }),
  output: z.object({ user: z.object({ id: z.string(), email: z.string(), name: z.string() }) }),
  status: 201,
  problems: ['password_too_weak'],
})
