import { z } from 'zod'
import { done, endpoint } from './endpoint.ts'
import { passwordShape } from './shapes.ts'

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  access: { scope: 'user' },
  summary: 'Choose a new password; ends every other session and every pending reset link',
  input: z.strictObject({ current: passwordShape, new: passwordShape }),
  output: done,
  problems: ['password_too_weak', 'too_many_requests', 'busy'],
})
