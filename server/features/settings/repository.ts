import { sql } from 'drizzle-orm'
import { longestSession, type SecuritySettings, type TenantSettings } from '#contract/settings.ts'
import type { TenantDb } from '#database/connection.ts'
import { themeOf } from '../team/get-portal.ts'

/** Everything an organization sets for itself. */
export type StoredSettings = {
  readonly name: string
  readonly slug: string
  readonly logoUrl: string | null
  readonly contactEmail: string | null
  readonly invitationLifetimeDays: number | null
  readonly mailSenderName: string | null
  readonly portalTheme: TenantSettings['portalTheme']
  readonly idleTimeoutMinutes: number | null
  readonly absoluteTimeoutMinutes: number | null
  readonly allowedEmailDomains: readonly string[]
  readonly supportAccessAllowed: boolean
  readonly secondFactorRequired: boolean
  readonly platformLifetimeDays: number
  readonly version: number
}

/** The pinned tenant's settings; undefined when nothing is pinned. */
export async function findSettings(db: TenantDb): Promise<StoredSettings | undefined> {
  const [row] = await db.execute<StoredSettings>(sql`
    select t.name, t.slug, t.logo_url as "logoUrl", t.contact_email as "contactEmail",
           t.invitation_lifetime_days as "invitationLifetimeDays", t.mail_sender_name as "mailSenderName",
           t.portal_theme as "portalTheme",
           t.idle_timeout_minutes as "idleTimeoutMinutes", t.absolute_timeout_minutes as "absoluteTimeoutMinutes",
           t.allowed_email_domains as "allowedEmailDomains", t.support_access_allowed as "supportAccessAllowed",
           t.second_factor_required as "secondFactorRequired",
           s.invitation_lifetime_days as "platformLifetimeDays", t.version
      from tenantry.tenants t cross join tenantry.settings s`)
  return row && { ...row, portalTheme: themeOf(row.portalTheme) }
}

/** Writes all of it, one version on. */
export async function writeSettings(db: TenantDb, settings: StoredSettings): Promise<void> {
  await db.execute(sql`
    update tenantry.tenants
       set name = ${settings.name}, slug = ${settings.slug}, logo_url = ${settings.logoUrl}, contact_email = ${settings.contactEmail},
           invitation_lifetime_days = ${settings.invitationLifetimeDays}, mail_sender_name = ${settings.mailSenderName},
           portal_theme = ${JSON.stringify(settings.portalTheme)}::jsonb,
           idle_timeout_minutes = ${settings.idleTimeoutMinutes}, absolute_timeout_minutes = ${settings.absoluteTimeoutMinutes},
           allowed_email_domains = ${sql.param([...settings.allowedEmailDomains])}::text[],
           support_access_allowed = ${settings.supportAccessAllowed},
           second_factor_required = ${settings.secondFactorRequired}, version = version + 1, updated_at = now()`)
}

export const shownSettings = (settings: StoredSettings): TenantSettings => ({
  name: settings.name,
  slug: settings.slug,
  logoUrl: settings.logoUrl,
  contactEmail: settings.contactEmail,
  invitationLifetimeDays: settings.invitationLifetimeDays,
  mailSenderName: settings.mailSenderName,
  portalTheme: settings.portalTheme,
  defaults: { invitationLifetimeDays: settings.platformLifetimeDays },
  version: settings.version,
})

/** How many active members of the pinned tenant have no second factor. */
export async function countWithoutSecondFactor(db: TenantDb): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select tenantry.members_without_second_factor() as count`)
  return Number(row?.count ?? 0)
}

export const shownSecurity = (
  settings: StoredSettings,
  membersWithoutSecondFactor: number | null,
): SecuritySettings => ({
  idleTimeoutMinutes: settings.idleTimeoutMinutes,
  absoluteTimeoutMinutes: settings.absoluteTimeoutMinutes,
  allowedEmailDomains: [...settings.allowedEmailDomains],
  supportAccessAllowed: settings.supportAccessAllowed,
  secondFactorRequired: settings.secondFactorRequired,
  membersWithoutSecondFactor,
  defaults: longestSession,
  version: settings.version,
})
