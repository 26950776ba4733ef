import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { getSignUpMode as promise } from '#contract/access-requests.ts'
import type { IdentityDb } from '#database/connection.ts'
import type { PublicScope } from '../../scopes/public.ts'

type SignUp = z.output<(typeof promise)['output']>

/** How strangers come in. */
export const getSignUpMode = ({ db }: PublicScope): Promise<SignUp> => findSignUp(db)

export async function findSignUp(db: IdentityDb): Promise<SignUp> {
  const [row] = await db.execute<{ mode: SignUp['mode']; product_name: string; organization_noun: string }>(
    sql`select sign_up_mode as mode, product_name, organization_noun from tenantry.settings`,
  )
  if (!row) throw new Error('The settings are not there.')
  return { mode: row.mode, productName: row.product_name, organizationNoun: row.organization_noun }
}
