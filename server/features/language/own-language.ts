import { sql } from 'drizzle-orm'
import type { Language } from '#contract/language.ts'
import { askingUser, type UserRead, type UserScope } from '../../scopes/user.ts'

/** In which language somebody reads their mail. */
export async function getLanguage(scope: UserRead) {
  const [[row]] = await Promise.all([
    scope.db.execute<{ language: Language | null }>(sql`select language from tenantry.users where id = ${askingUser}`),
    scope.entered(),
  ])
  return { language: row?.language ?? null }
}

export async function setLanguage(scope: UserScope, { language }: { language: Language }) {
  const { userId, name } = scope.principal
  const [before] = await scope.db.execute<{ language: Language | null }>(
    sql`select language from tenantry.users where id = ${userId} for no key update`,
  )
  if (before?.language === language) return { language }
  await scope.db.execute(sql`
    update tenantry.users set language = ${language}, updated_at = now() where id = ${userId}`)
  await scope.record('user.changed', {
    resource: { type: 'user', id: userId, name },
    changes: { language: { old: before?.language ?? null, new: language } },
  })
  scope.announce({ type: 'user.changed', userId })
  return { language }
}
