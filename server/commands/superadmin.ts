import { sql } from 'drizzle-orm'
import type { OperatedUser } from '#contract/operator-users.ts'
import { emailShape } from '#contract/shapes.ts'
import { ConfigError } from '../config.ts'
import { removeUserSecondFactor } from '../features/operator-users/remove-user-second-factor.ts'
import { lockSuperadmins } from '../features/operator-users/repository.ts'
import { grantSuperadmin, revokeSuperadmin } from '../features/operator-users/superadmin-change.ts'
import { inOperator, readAsOperator } from '../scopes/operator.ts'
import type { OperatorScope } from '../scopes/operator-scope.ts'
import type { AtCommandLine } from './with-platform.ts'

type Verb = {
  change(scope: OperatorScope, named: { userId: string }): Promise<OperatedUser>
  said(done: OperatedUser): string
}

const verbs: Readonly<Record<string, Verb>> = {
  grant: { change: grantByCommand, said: ({ email }) => `${email} is superadmin now.` },
  revoke: { change: revokeSuperadmin, said: ({ email }) => `${email} is superadmin no more.` },
  'remove-second-factor': {
    change: removeUserSecondFactor,
    said: ({ email }) => `${email} signs in without a second factor now, and was told by mail.`,
  },
}

/**
 * `superadmin list`, `superadmin grant|revoke|remove-second-factor <e-mail>`: the way back in when nobody can sign in as
 * superadmin. In force at the next request. Throws at once for words that are none of these.
 */
export function superadmin(words: readonly string[]): (at: AtCommandLine) => Promise<string> {
  const [name = '', email] = words
  if (name === 'list' && words.length === 1) return listSuperadmins
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  const address = emailShape.safeParse(email)
  if (!verb || !address.success || words.length > 2)
    throw new ConfigError(
      'Say it as `tenantry superadmin list` or `tenantry superadmin grant|revoke|remove-second-factor person@example.com`.',
    )
  return async ({ visit }) => {
    const done = await inOperator(visit, async (scope) => {
      const [user] = await scope.db.execute<{ id: string }>(
        sql`select id from tenantry.users where email_canonical = ${address.data}`,
      )
      if (!user) throw new ConfigError(`Nobody has the address ${address.data}.`)
      return verb.change(scope, { userId: user.id })
    })
    return verb.said(done)
  }
}

/** The first superadmin of an installation in production begins with a second factor, as with the setup link. */
async function grantByCommand(scope: OperatorScope, named: { userId: string }): Promise<OperatedUser> {
  await lockSuperadmins(scope.db)
  const others = await scope.db.execute(
    sql`select 1 from tenantry.users where is_super_admin and id not like 'debug\\_%' limit 1`,
  )
  const done = await grantSuperadmin(scope, named)
  if (scope.platform.isProduction && others.length === 0)
    await scope.db.execute(sql`update tenantry.settings set operators_need_second_factor = true, updated_at = now()`)
  return done
}

async function listSuperadmins({ visit }: AtCommandLine): Promise<string> {
  const rows = await readAsOperator(visit, ({ db }) =>
    db.execute<{ email: string; status: string; has_second_factor: boolean }>(
      sql`select email, status, has_second_factor from tenantry.users where is_super_admin order by email`,
    ),
  )
  const line = ({ email, status, has_second_factor: hasFactor }: (typeof rows)[number]) =>
    [email, ...(status === 'active' ? [] : [`(${status})`]), ...(hasFactor ? [] : ['(no second factor)'])].join(' ')
  return rows.length ? rows.map(line).join('\n') : 'There is no superadmin yet.'
}
