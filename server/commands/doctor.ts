import { sql } from 'drizzle-orm'
import { rightsOf } from '../open-database.ts'
import { readAsOperator } from '../scopes/operator.ts'
import { inPublic } from '../scopes/public.ts'
import type { AtCommandLine } from './with-platform.ts'

/** What was found, line by line, and whether nothing of it has to be looked at. */
export type Diagnosis = { readonly said: string; readonly isFine: boolean }

type Finding = { readonly isFine: boolean; readonly text: string }

/** Looks at the installation as an operator would want to before trusting it. */
export async function diagnose({ config, visit }: AtCommandLine): Promise<Diagnosis> {
  const findings: Finding[] = [
    {
      isFine: true,
      text: `Database: ${visit.database.kind === 'embedded' ? `embedded, in ${config.dataDir} (for trying and developing)` : 'PostgreSQL'}`,
    },
    ...(config.database.url ? await loginFindings(config.database.url, config.database.operatorUrl) : []),
    {
      isFine: Boolean(config.smtpUrl) || !config.isProduction,
      text: config.smtpUrl
        ? 'Mail: leaves through SMTP_URL'
        : 'Mail: SMTP_URL is not set, so no mail leaves and links are copied by hand',
    },
    { isFine: config.publicUrl.startsWith('https://') || !config.isProduction, text: `Address: ${config.publicUrl}` },
    await keptFinding(visit),
    await secondFactorFinding(visit),
  ]
  return {
    said: findings.map(({ isFine, text }) => `${isFine ? '  ok   ' : '  look '} ${text}`).join('\n'),
    isFine: findings.every(({ isFine }) => isFine),
  }
}

/** What triggers keep beside roles and memberships goes astray only where they were switched off: in a restore, say. */
async function keptFinding(visit: AtCommandLine['visit']): Promise<Finding> {
  const [astray] = await readAsOperator(visit, ({ db }) =>
    db.execute<{ roles: number; memberships: number }>(sql`
      select (select count(*)::integer from tenantry.roles r where r.grants <> array(
                select g.permission from tenantry.role_permissions g
                  join tenantry.permissions p on p.code = g.permission
                  join tenantry.resource_types t on t.code = p.resource_type and t.is_active
                 where g.scope = r.scope and g.role_id = r.id order by 1)) as roles,
             (select count(*)::integer from tenantry.memberships m
               where m.role_ids <> array(select a.role_id from tenantry.membership_roles a
                                          where a.tenant_id = m.tenant_id and a.membership_id = m.id order by 1)
                  or m.group_ids <> array(select a.group_id from tenantry.group_members a
                                           where a.tenant_id = m.tenant_id and a.membership_id = m.id order by 1)) as memberships`),
  )
  const isFine = astray?.roles === 0 && astray.memberships === 0
  const text = isFine
    ? 'Roles and memberships: what is kept beside them says the same as their rows'
    : `Roles and memberships: ${astray?.roles} roles and ${astray?.memberships} memberships grant something else than their rows say. See "Restore" in docs/operations.md`
  return { isFine, text }
}

/** Kept beside people, and only sign-in's door sees the rows it is kept from. */
async function secondFactorFinding(visit: AtCommandLine['visit']): Promise<Finding> {
  const [astray] = await inPublic(visit, ({ db }) =>
    db.execute<{ users: number }>(sql`
      select count(*)::integer as users from tenantry.users u
       where u.has_second_factor <> exists (
         select 1 from tenantry.second_factors f where f.user_id = u.id and f.confirmed_at is not null)`),
  )
  const isFine = astray?.users === 0
  const text = isFine
    ? 'Second factors: what is kept beside people says the same as their rows'
    : `Second factors: of ${astray?.users} people it is not known rightly whether they have one. See "Restore" in docs/operations.md`
  return { isFine, text }
}

async function loginFindings(url: string, operatorUrl: string | undefined): Promise<Finding[]> {
  const tenantLogin = await rightsOf(url)
  const findings = [
    { isFine: tenantLogin.version >= 15, text: `PostgreSQL ${tenantLogin.version}` },
    {
      isFine: tenantLogin.danger === undefined,
      text: tenantLogin.danger
        ? `Row-level security does not hold the login of DATABASE_URL: it ${tenantLogin.danger}`
        : 'The login of DATABASE_URL is held by row-level security',
    },
  ]
  const isHardened = operatorUrl !== undefined && !tenantLogin.mayOperate
  const text = isHardened
    ? 'Hardened: the login of DATABASE_URL can never become the operator'
    : operatorUrl === undefined
      ? 'Not hardened: one login serves tenants and operators. Give the operator a login of its own in OPERATOR_DATABASE_URL'
      : 'Not hardened: the login of DATABASE_URL may become the operator. Revoke the operator’s role from it'
  return [...findings, { isFine: isHardened, text }]
}
