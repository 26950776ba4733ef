import { sql } from 'drizzle-orm'
import type { PublicScope } from '../../scopes/public.ts'
import { hashToken } from '../../vault.ts'

/** Offers the one-time setup link as long as there is no superadmin; undefined afterwards. Only its hash is stored. */
export async function offerSetup(
  scope: Pick<PublicScope, 'db' | 'platform'>,
  token: string,
): Promise<string | undefined> {
  const [row] = await scope.db.execute<{ offered: boolean }>(
    sql`select tenantry.offer_setup(${hashToken(token)}) as offered`,
  )
  return row?.offered ? `${scope.platform.publicUrl}/setup?token=${token}` : undefined
}

/** Whether this token still opens the setup page. */
export async function isSetupOpen(scope: Pick<PublicScope, 'db'>, token: string): Promise<boolean> {
  const [row] = await scope.db.execute<{ open: boolean }>(
    sql`select tenantry.setup_is_open(${hashToken(token)}) as open`,
  )
  return row?.open === true
}
