import { z } from 'zod'
import { done, endpoint, nothing } from './endpoint.ts'
import { moment, passwordShape } from './shapes.ts'

const path = '/api/account/second-factor'
const access = { scope: 'user' } as const

/** Six digits of the authenticator app, or a backup code. Blanks, hyphens and case do not matter. */
export const codeShape = z.string().trim().min(1, 'Enter the code').max(40, 'This is too long for a code')

/** Ten, shown this once. */
const backupCodes = z.object({ backupCodes: z.array(z.string()) })

export const secondFactor = z.object({
  isEnabled: z.boolean(),
  enabledAt: moment.nullable(),
  backupCodesLeft: z.number().int(),
  /** Who asks for it: `platform` of superadmins, and organizations by name. Empty: it is one's own choice. */
  isRequiredBy: z.array(z.string()),
})
export type SecondFactor = z.infer<typeof secondFactor>

export const getSecondFactor = endpoint({
  method: 'GET',
  path,
  access,
  summary: 'Whether signing in takes a second factor, and who requires it',
  input: nothing,
  output: secondFactor,
  problems: [],
})

/** Shape of the form. */
export const passwordProof = z.strictObject({ password: passwordShape })

export const startSecondFactor = endpoint({
  method: 'POST',
  path,
  access,
  summary: 'Get the secret for an authenticator app; nothing changes until a code of it is confirmed',
  input: passwordProof,
  output: z.object({
    /** Base32, to be typed in where a picture cannot be scanned. */
    secret: z.string(),
    /** `otpauth://…`, for the picture. */
    uri: z.string(),
  }),
  problems: ['second_factor_state', 'too_many_requests', 'busy'],
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: `${path}/confirm`,
  access,
  summary: 'Switch the second factor on with a first code; ends every other session and shows the backup codes',
  input: z.strictObject({ code: codeShape }),
  output: backupCodes,
  problems: ['second_factor_state', 'too_many_requests'],
})

/** Shape of the form. */
export const proven = z.strictObject({ password: passwordShape, code: codeShape })

export const renewBackupCodes = endpoint({
  method: 'POST',
  path: `${path}/backup-codes`,
  access,
  summary: 'Get ten new backup codes; those from before are void',
  input: proven,
  output: backupCodes,
  problems: ['second_factor_state', 'too_many_requests', 'busy'],
})

export const removeSecondFactor = endpoint({
  method: 'POST',
  path: `${path}/remove`,
  access,
  summary: 'Sign in without a second factor again; whoever requires one will ask for it at the door',
  input: proven,
  output: done,
  problems: ['second_factor_state', 'too_many_requests', 'busy'],
})
