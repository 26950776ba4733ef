import { sql } from 'drizzle-orm'
import { emailShape } from '#contract/shapes.ts'
import { ConfigError } from '../config.ts'
import { grantSuperadmin, revokeSuperadmin } from '../features/operator-users/superadmin-change.ts'
import { inOperator, readAsOperator } from '../scopes/operator.ts'
import type { AtCommandLine } from './with-platform.ts'

/** `superadmin grant|revoke <e-mail>`: the way back in when nobody can sign in as superadmin. In force at the next request. */
export async function superadminByEmail({ visit }: AtCommandLine, [verb, email]: readonly string[]): Promise<string> {
  const change = verb === 'grant' ? grantSuperadmin : verb === 'revoke' ? revokeSuperadmin : undefined
  const address = emailShape.safeParse(email)
  if (!change || !address.success)
    throw new ConfigError('Say it as `tenantry superadmin grant|revoke person@example.com`.')
  const done = await inOperator(visit, async (scope) => {
    const [user] = await scope.db.execute<{ id: string }>(
      sql`select id from tenantry.users where email_canonical = ${address.data}`,
    )
    if (!user) throw new ConfigError(`Nobody has the address ${address.data}.`)
    return change(scope, { userId: user.id })
  })
  return `${done.email} is ${done.isSuperAdmin ? 'superadmin now' : 'superadmin no more'}.`
}

export async function listSuperadmins({ visit }: AtCommandLine): Promise<string> {
  const rows = await readAsOperator(visit, ({ db }) =>
    db.execute<{ email: string; status: string }>(
      sql`select email, status from tenantry.users where is_super_admin order by email`,
    ),
  )
  return rows.length
    ? rows.map(({ email, status }) => `${email}${status === 'active' ? '' : ` (${status})`}`).join('\n')
    : 'There is no superadmin yet.'
}
