import { sql } from 'drizzle-orm'
import type { TenantDb } from '#database/connection.ts'

/** What a tenant has set, with the platform's settings where it has not. */
export type TenantRules = {
  readonly invitationLifetimeDays: number
  readonly invitationsPerDay: number
  readonly allowedEmailDomains: readonly string[]
  readonly logoUrl: string | null
  readonly mailSenderName: string | null
  readonly passwordMinimum: number
}

/**
 * Locks the pinned tenant's row, so that changes of its memberships queue up. To be awaited before anything is read that
 * the change depends on: a check made in the same statement would not see what the one before has just committed.
 */
export async function lockTenant(db: TenantDb): Promise<void> {
  await db.execute(sql`
    select 1 from tenantry.tenants where id = (select current_setting('tenantry.tenant_id')) for no key update`)
}

export async function findTenantRules(db: TenantDb): Promise<TenantRules> {
  const [row] = await db.execute<{
    lifetime: number
    per_day: number
    domains: string[]
    logo_url: string | null
    sender: string | null
    password_minimum: number
  }>(sql`
    select coalesce(t.invitation_lifetime_days, s.invitation_lifetime_days) as lifetime, s.invitations_per_day as per_day,
           t.allowed_email_domains as domains, t.logo_url, t.mail_sender_name as sender, s.password_minimum
      from tenantry.tenants t cross join tenantry.settings s`)
  if (!row) throw new Error('No tenant is pinned.')
  return {
    invitationLifetimeDays: row.lifetime,
    invitationsPerDay: row.per_day,
    allowedEmailDomains: row.domains,
    logoUrl: row.logo_url,
    mailSenderName: row.sender,
    passwordMinimum: row.password_minimum,
  }
}
