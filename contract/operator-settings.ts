import { z } from 'zod'
import { endpoint, nothing } from './endpoint.ts'
import { languageShape } from './language.ts'
import { moment } from './shapes.ts'

const access = { scope: 'operator' } as const
const fresh = { scope: 'operator', fresh: true } as const
const path = '/api/super-admin/settings'

/** One line of text that stands in pages and mails. */
const word = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'Enter a name')
    .max(most, `Use at most ${most} characters`)
    .regex(/^[^\p{Cc}\u2028\u2029<>]*$/u, 'Use printable characters only')

export const platformSettings = z.object({
  productName: z.string(),
  /** What an organization is called here, in the singular: brand, workspace, … */
  organizationNoun: z.string(),
  /** Of mails to people who have not said which one they read. */
  language: languageShape,
  signUpMode: z.enum(['closed', 'request', 'open']),
  invitationLifetimeDays: z.number().int(),
  invitationsPerDay: z.number().int(),
  passwordMinimum: z.number().int(),
  /** A superadmin without a second factor must set one up before the portal opens. */
  operatorsNeedSecondFactor: z.boolean(),
  updatedAt: moment,
  mail: z.object({ mode: z.enum(['smtp', 'development', 'off']) }),
})
export type PlatformSettings = z.infer<typeof platformSettings>

export const getSettings = endpoint({
  method: 'GET',
  path,
  access,
  summary: 'The settings of this installation',
  input: nothing,
  output: platformSettings,
  problems: [],
})

/** Shape of the form. */
export const settingsChange = z.strictObject({
  productName: word(60).optional(),
  organizationNoun: word(40).optional(),
  language: languageShape.optional(),
  signUpMode: z.enum(['closed', 'request']).optional(),
  invitationLifetimeDays: z.number().int().min(1).max(30, 'At most 30 days').optional(),
  invitationsPerDay: z.number().int().min(1).max(100_000).optional(),
  passwordMinimum: z.number().int().min(8, 'At least 8').max(64, 'At most 64').optional(),
  /** Switched on only by someone who has one. */
  operatorsNeedSecondFactor: z.boolean().optional(),
})

export const changeSettings = endpoint({
  method: 'PATCH',
  path,
  access: fresh,
  summary: 'Change settings of this installation; they are in force at once',
  input: settingsChange,
  output: platformSettings,
  problems: ['second_factor_required'],
})

export const sendTestMail = endpoint({
  method: 'POST',
  path: `${path}/test-mail`,
  access,
  summary: "Send a test mail to one's own address",
  input: nothing,
  output: z.object({ recipient: z.string() }),
  problems: [],
})
