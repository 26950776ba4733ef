import type pg from 'pg'
import { emailOf, organizations, password, peopleInEach, slugOf, tokenOf, withPassword } from './people.ts'

/** Better Auth's own tables, made by its own migration, with the same people. */
export async function seedBetterAuth(
  admin: pg.ClientBase,
  hashOf: (password: string) => Promise<string>,
): Promise<void> {
  const people = range(organizations).flatMap((o) => range(peopleInEach).map((p) => ({ o, p })))
  await insert(
    admin,
    'user',
    ['id', 'name', 'email', 'emailVerified', 'createdAt', 'updatedAt'],
    people.map(({ o, p }) => [`usr_${o}_${p}`, `Person ${o} ${p}`, emailOf(o, p), true, now, now]),
  )
  await insert(
    admin,
    'organization',
    ['id', 'name', 'slug', 'createdAt'],
    range(organizations).map((o) => [`org_${o}`, `Bench ${o}`, slugOf(o), now]),
  )
  await insert(
    admin,
    'member',
    ['id', 'organizationId', 'userId', 'role', 'createdAt'],
    people.map(({ o, p }) => [`mem_${o}_${p}`, `org_${o}`, `usr_${o}_${p}`, p === 0 ? 'owner' : 'member', now]),
  )
  await insert(
    admin,
    'session',
    ['id', 'token', 'userId', 'activeOrganizationId', 'expiresAt', 'createdAt', 'updatedAt'],
    range(organizations).map((o) => [`ses_${o}`, tokenOf(o), `usr_${o}_0`, `org_${o}`, inAWeek, now, now]),
  )
  const hashed = await hashOf(password)
  await insert(
    admin,
    'account',
    ['id', 'accountId', 'providerId', 'userId', 'password', 'createdAt', 'updatedAt'],
    range(withPassword).map((o) => [`acc_${o}`, `usr_${o}_0`, 'credential', `usr_${o}_0`, hashed, now, now]),
  )
}

const now = new Date()
const inAWeek = new Date(now.getTime() + 7 * 86_400_000)
const range = (length: number) => Array.from({ length }, (_, index) => index)

async function insert(admin: pg.ClientBase, table: string, columns: readonly string[], rows: readonly unknown[][]) {
  const records = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
  const names = columns.map((column) => `"${column}"`).join(', ')
  await admin.query(
    `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1)`,
    [JSON.stringify(records)],
  )
}
