import { sql } from 'drizzle-orm'
import type { WorkerDb } from '#database/connection.ts'

/** What the installation is called and where it is; the same for every mail. */
export type Letterhead = { readonly productName: string; readonly noun: string; readonly publicUrl: string }

export async function readLetterhead(db: WorkerDb, publicUrl: string): Promise<Letterhead> {
  const [row] = await db.execute<{ product_name: string; organization_noun: string }>(
    sql`select product_name, organization_noun from tenantry.settings`,
  )
  return { productName: row?.product_name ?? 'Tenantry', noun: row?.organization_noun ?? 'organization', publicUrl }
}
