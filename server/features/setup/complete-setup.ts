import { sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { PublicScope } from '../../scopes/public.ts'
import { hashToken } from '../../vault.ts'
import { setFirstPassword } from '../sign-in/set-password.ts'

/** Makes the first superadmin and signs them in. Of two browsers at once one succeeds; for the other, and ever after, the address is not found. */
export async function completeSetup(
  scope: PublicScope,
  { token, name, email, password }: { token: string; name: string; email: string; password: string },
) {
  const [open] = await scope.db.execute<{ is_open: boolean; minimum: number; product: string }>(sql`
    select tenantry.setup_is_open(${hashToken(token)}) as is_open, s.password_minimum as minimum, s.product_name as product
      from tenantry.settings s`)
  if (!open?.is_open) throw new Problem('not_found')
  const hash = await scope.platform.passwords.hash(password, {
    words: [name, email, open.product],
    minimumLength: open.minimum,
  })

  const [claimed] = await scope.db.execute<{ id: string | null }>(sql`
    select tenantry.claim_setup(${hashToken(token)}, ${email}, ${name}) as id`)
  if (!claimed?.id) throw new Problem('not_found')
  await setFirstPassword(scope.db, claimed.id, hash)
  const actor = { id: claimed.id, email }
  await scope.record('setup.completed', actor, { resource: { type: 'user', id: claimed.id, name } })
  await scope.record('superadmin.granted', actor, {
    resource: { type: 'user', id: claimed.id, name },
    changes: { isSuperAdmin: { old: false, new: true } },
  })
  await scope.signIn(claimed.id)
  return { user: { id: claimed.id, email, name } }
}
