import { z } from 'zod'
import { endpoint, nothing } from './endpoint.ts'
import { emailShape, nameShape, slugShape } from './shapes.ts'

/** How the portal of external members looks. */
export const portalTheme = z.strictObject({
  /** `#rrggbb` */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #3366cc')
    .nullable(),
  welcome: z.string().trim().max(500, 'Use at most 500 characters').nullable(),
})

export const tenantSettings = z.object({
  name: z.string(),
  slug: z.string(),
  logoUrl: z.string().nullable(),
  contactEmail: z.string().nullable(),
  /** Null: as the platform says. */
  invitationLifetimeDays: z.number().int().nullable(),
  /** What the mails of this organization are signed with; null: its name. */
  mailSenderName: z.string().nullable(),
  portalTheme,
  /** What is in force where the organization has set nothing. */
  defaults: z.object({ invitationLifetimeDays: z.number().int() }),
  version: z.number().int(),
})
export type TenantSettings = z.infer<typeof tenantSettings>

const view = { scope: 'tenant', permission: 'tenant.settings.view' } as const
const edit = { scope: 'tenant', permission: 'tenant.settings.edit' } as const
const path = '/api/admin/settings'
const securityPath = '/api/admin/settings/security'

/** The version this change is based on; refused with `changed_meanwhile` when there is a newer one. */
const version = z.number().int().optional()

export const getSettings = endpoint({
  method: 'GET',
  path,
  access: view,
  summary: "The organization's settings",
  input: nothing,
  output: tenantSettings,
  problems: [],
})

/** Shape of the form. */
export const settingsChange = z.strictObject({
  name: nameShape.optional(),
  slug: slugShape.optional(),
  logoUrl: z
    .url({ protocol: /^https$/, error: 'Use an address that begins with https://' })
    .max(500)
    .nullable()
    .optional(),
  contactEmail: emailShape.nullable().optional(),
  invitationLifetimeDays: z.number().int().min(1, 'At least 1 day').max(30, 'At most 30 days').nullable().optional(),
  mailSenderName: nameShape.nullable().optional(),
  portalTheme: portalTheme.optional(),
  version,
})

export const changeSettings = endpoint({
  method: 'PATCH',
  path,
  access: edit,
  summary: "Change the organization's settings; a new address is in force at once",
  input: settingsChange,
  output: tenantSettings,
  problems: ['slug_taken', 'slug_reserved', 'changed_meanwhile'],
})

export const securitySettings = z.object({
  /** Null: as the platform says. */
  idleTimeoutMinutes: z.number().int().nullable(),
  absoluteTimeoutMinutes: z.number().int().nullable(),
  /** Empty: any. Subdomains are domains of their own. */
  allowedEmailDomains: z.array(z.string()),
  supportAccessAllowed: z.boolean(),
  /** A member without a second factor must set one up before any page of the organization opens. */
  secondFactorRequired: z.boolean(),
  /** Active members who would have to. */
  membersWithoutSecondFactor: z.number().int().nullable(),
  /** What is in force where the organization has set nothing; it can only be tightened. */
  defaults: z.object({ idleTimeoutMinutes: z.number().int(), absoluteTimeoutMinutes: z.number().int() }),
  version: z.number().int(),
})
export type SecuritySettings = z.infer<typeof securitySettings>

/** What holds for every member, in minutes: 12 hours without use, 7 days in all. */
export const longestSession = { idleTimeoutMinutes: 720, absoluteTimeoutMinutes: 10_080 } as const

export const getSecuritySettings = endpoint({
  method: 'GET',
  path: securityPath,
  access: view,
  summary: "The organization's security policy",
  input: nothing,
  output: securitySettings,
  problems: [],
})

const domainShape = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, 'Enter a domain such as example.com')

/** Shape of the form. */
export const securityChange = z.strictObject({
  idleTimeoutMinutes: z
    .number()
    .int()
    .min(5, 'At least 5 minutes')
    .max(longestSession.idleTimeoutMinutes, 'At most 12 hours')
    .nullable()
    .optional(),
  absoluteTimeoutMinutes: z
    .number()
    .int()
    .min(15, 'At least 15 minutes')
    .max(longestSession.absoluteTimeoutMinutes, 'At most 7 days')
    .nullable()
    .optional(),
  allowedEmailDomains: z.array(domainShape).max(50, 'At most 50 domains').optional(),
  supportAccessAllowed: z.boolean().optional(),
  /** Switched on only by someone who has a second factor. */
  secondFactorRequired: z.boolean().optional(),
  version,
})

export const changeSecuritySettings = endpoint({
  method: 'PATCH',
  path: securityPath,
  access: edit,
  summary: "Change the organization's security policy; in force at everyone's next request",
  input: securityChange,
  output: securitySettings,
  problems: ['forbidden', 'second_factor_required', 'changed_meanwhile'],
})
