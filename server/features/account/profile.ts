import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { changeProfile as contract, Profile } from '#contract/account.ts'
import type { IdentityDb } from '#database/connection.ts'
import { fieldChanges } from '../../scopes/field-changes.ts'
import { askingUser, type UserRead, type UserScope } from '../../scopes/user.ts'

/** Who one is. */
export async function getProfile(scope: UserRead) {
  const [profile] = await Promise.all([findProfile(scope.db), scope.entered()])
  return profile
}

/** Changes name or picture. Every organization's list follows in the same transaction. */
export async function changeProfile(scope: UserScope, wanted: z.output<typeof contract.input>) {
  const { userId } = scope.principal
  await scope.db.execute(sql`select 1 from tenantry.users where id = ${userId} for no key update`)
  const before = await findProfile(scope.db)
  const after = {
    ...before,
    name: wanted.name ?? before.name,
    avatarUrl: wanted.avatarUrl === undefined ? before.avatarUrl : wanted.avatarUrl,
  }
  const changes = fieldChanges(before, wanted, ['name', 'avatarUrl'])
  if (Object.keys(changes).length === 0) return before
  await scope.db.execute(sql`
    update tenantry.users set name = ${after.name}, avatar_url = ${after.avatarUrl}, updated_at = now() where id = ${userId}`)
  await scope.record('user.changed', {
    resource: { type: 'user', id: userId, name: after.name },
    changes,
  })
  scope.announce({ type: 'user.changed', userId })
  return after
}

async function findProfile(db: IdentityDb): Promise<Profile> {
  const [row] = await db.execute<Omit<Profile, 'createdAt'> & { createdAt: Date }>(sql`
    select id, email, name, avatar_url as "avatarUrl", created_at as "createdAt" from tenantry.users where id = ${askingUser}`)
  if (!row) throw new Error('Whoever asks is not there.')
  return { ...row, createdAt: row.createdAt.toISOString() }
}
