import { rightsOf } from '../open-database.ts'
import type { AtCommandLine } from './with-platform.ts'

type Finding = { readonly isFine: boolean; readonly text: string }

/** Looks at the installation as an operator would want to before trusting it. */
export async function diagnose({ config, visit }: AtCommandLine): Promise<string> {
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
  ]
  return findings.map(({ isFine, text }) => `${isFine ? '  ok   ' : '  look '} ${text}`).join('\n')
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
