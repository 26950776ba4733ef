import { sql } from 'drizzle-orm'
import type { IdentityDb } from '#database/connection.ts'
import type { PasswordRules } from '../../platform.ts'

/** What a password of this person is judged by: the setting, and the names that are too easy to guess for them. */
export async function passwordRulesOf(
  db: IdentityDb,
  person: { readonly userId: string; readonly email: string; readonly name: string },
): Promise<Omit<PasswordRules, 'path'>> {
  const [row] = await db.execute<{ password_minimum: number; words: string[] | null }>(sql`
    select s.password_minimum, array[s.product_name] || array(
      select w from tenantry.memberships_of(${person.userId}) m cross join lateral (values (m.name), (m.slug)) as v (w)) as words
      from tenantry.settings s`)
  return {
    minimumLength: Number(row?.password_minimum ?? 12),
    words: [...(row?.words ?? []), person.email, person.name],
  }
}
