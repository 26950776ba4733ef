import { sql } from 'drizzle-orm'
import type { Language } from '#contract/language.ts'
import type { WorkerDb } from '#database/connection.ts'

/** What the installation is called and where it is; the same for every mail. */
export type Letterhead = {
  readonly productName: string
  readonly noun: string
  /** For readers of whom no other is known. */
  readonly language: Language
  readonly publicUrl: string
}

export async function readLetterhead(db: WorkerDb, publicUrl: string): Promise<Letterhead> {
  const [row] = await db.execute<{ product_name: string; organization_noun: string; language: Language }>(
    sql`select product_name, organization_noun, language from tenantry.settings`,
  )
  const {
    product_name: productName = 'Tenantry',
    organization_noun: noun = 'organization',
    language = 'en',
  } = row ?? {}
  return { productName, noun, language, publicUrl }
}
