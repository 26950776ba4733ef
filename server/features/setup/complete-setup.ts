import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import type { completeSetup as contract } from '#contract/setup.ts'
import { withCredentials } from '../../scopes/credentials.ts'
import { inPublic, type PublicScope } from '../../scopes/public.ts'
import type { Visit } from '../../scopes/visit.ts'
import { hashToken } from '../../vault.ts'
import { setFirstPassword } from '../sign-in/set-password.ts'

type Input = z.output<typeof contract.input>

/**
 * Makes the first superadmin and signs them in; in production the portal opens to them once they have a second factor. The password is hashed before the one transaction that claims the link: of
 * two browsers at once one succeeds; for the other, and ever after, the address is not found.
 */
export async function completeSetup(visit: Visit, input: Input) {
  const [open] = await withCredentials(visit.database, (db) =>
    db.execute<{ is_open: boolean; minimum: number; product: string }>(sql`
      select tenantry.setup_is_open(${hashToken(input.token)}) as is_open, s.password_minimum as minimum, s.product_name as product
        from tenantry.settings s`),
  )
  if (!open?.is_open) throw new Problem('not_found')
  const hash = await visit.platform.passwords.hash(input.password, {
    words: [input.name, input.email, open.product],
    minimumLength: open.minimum,
  })
  return inPublic(visit, (scope) => claim(scope, input, hash, visit.language))
}

async function claim(scope: PublicScope, { token, name, email }: Input, hash: string, language: Language | undefined) {
  const [claimed] = await scope.db.execute<{ id: string | null }>(sql`
    select tenantry.claim_setup(${hashToken(token)}, ${email}, ${name}, ${scope.platform.isProduction}) as id`)
  if (!claimed?.id) throw new Problem('not_found')
  await setFirstPassword(scope.db, claimed.id, hash)
  await scope.db.execute(sql`update tenantry.users set language = ${language ?? null} where id = ${claimed.id}`)
  const actor = { id: claimed.id, email }
  await scope.record('setup.completed', actor, { resource: { type: 'user', id: claimed.id, name } })
  await scope.record('superadmin.granted', actor, {
    resource: { type: 'user', id: claimed.id, name },
    changes: { isSuperAdmin: { old: false, new: true } },
  })
  await scope.signIn(claimed.id)
  return { user: { id: claimed.id, email, name } }
}
