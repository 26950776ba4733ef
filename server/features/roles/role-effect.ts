import { sql } from 'drizzle-orm'
import type { Changes } from '#contract/audit-events.ts'
import type { RoleEffect } from '#contract/roles.ts'
import type { TenantDb } from '#database/connection.ts'
import { textArray } from '#database/text-array.ts'

export type Person = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly status: 'pending' | 'active' | 'suspended'
}

/** Someone whose rank or permissions a change alters, or, while they are invited, what they will have. */
export type Affected = Person & Difference

type Standing = { readonly rank: number; readonly permissions: readonly string[] }
type Difference = {
  readonly oldRank: number
  readonly newRank: number
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

/** Everyone not removed who holds one of these roles, directly, through a group or by inheritance; by name. */
export const findHolders = (db: TenantDb, tenantId: string, roleIds: readonly string[]): Promise<Person[]> =>
  db.execute<Person>(sql`
    select m.id, m.user_id as "userId", m.name, m.email, m.status from tenantry.memberships m
     where m.status <> 'removed'
       and m.id in (select membership_id from tenantry.holders_of_roles(${tenantId}, ${textArray(roleIds)}))
     order by tenantry.listed_name(m.name, m.email), m.id`)

/**
 * Makes a change and says what it meant for these people, as the database's own resolver sees them before and after.
 * Whoever only wants to know takes the change back.
 */
export async function effectOf(
  db: TenantDb,
  tenantId: string,
  people: readonly Person[],
  change: () => Promise<void>,
): Promise<Affected[]> {
  const ids = people.map(({ id }) => id)
  const before = await findStandings(db, tenantId, ids)
  await change()
  const after = await findStandings(db, tenantId, ids)
  const differ = differences()
  return people.flatMap((person) => {
    const difference = differ(before.get(person.id) ?? nothing, after.get(person.id) ?? nothing)
    return difference ? [{ ...person, ...difference }] : []
  })
}

const mostPeople = 100

/** What a page shows before saving. */
export function shownEffect(affected: readonly Affected[], withNames: boolean): RoleEffect {
  const members = affected.filter(({ status }) => status !== 'pending')
  const gains = tally(members, ({ gained }) => gained)
  const losses = tally(members, ({ lost }) => lost)
  return {
    ...countsOf(members),
    invitations: affected.length - members.length,
    permissions: [...new Set([...gains.keys(), ...losses.keys()])]
      .sort()
      .map((permission) => ({ permission, gaining: gains.get(permission) ?? 0, losing: losses.get(permission) ?? 0 })),
    people: (withNames ? members.slice(0, mostPeople) : []).map(({ userId, status, gained, lost, ...person }) => ({
      ...person,
      gained: [...gained],
      lost: [...lost],
    })),
  }
}

/** The same difference for the trail: counted, and by name, those together whom it means the same for. */
export function recordedEffect(affected: readonly Affected[]): Changes {
  if (affected.length === 0) return {}
  const members = affected.filter(({ status }) => status !== 'pending')
  return {
    effect: {
      new: {
        ...countsOf(members),
        invitations: affected.length - members.length,
        gained: Object.fromEntries(tally(members, ({ gained }) => gained)),
        lost: Object.fromEntries(tally(members, ({ lost }) => lost)),
        people: together(members.slice(0, mostPeople)),
      },
    },
  }
}

function together(members: readonly Affected[]) {
  const alike = new Map<string, { names: string[]; gained: readonly string[]; lost: readonly string[] }>()
  for (const { name, email, gained, lost } of members) {
    if (gained.length + lost.length === 0) continue
    const key = `${gained.join()} ${lost.join()}`
    const those = alike.get(key) ?? { names: [], gained, lost }
    alike.set(key, those)
    those.names.push(name || email)
  }
  return [...alike.values()]
}

const countsOf = (members: readonly Affected[]) => ({
  members: members.length,
  gaining: members.filter(({ gained }) => gained.length).length,
  losing: members.filter(({ lost }) => lost.length).length,
})

function tally(members: readonly Affected[], listOf: (each: Affected) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const member of members)
    for (const permission of listOf(member)) counts.set(permission, (counts.get(permission) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const nothing: Standing = { rank: 0, permissions: [] }

async function findStandings(
  db: TenantDb,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Standing & { membership_ids: string[] }>(
    sql`select * from tenantry.standings(${tenantId}, ${textArray(ids)})`,
  )
  return new Map(rows.flatMap((row) => row.membership_ids.map((id) => [id, row] as const)))
}

/** Compares each pair of standings once: members who hold the same share theirs. */
function differences() {
  const known = new Map<Standing, Map<Standing, Difference | undefined>>()
  return (before: Standing, after: Standing): Difference | undefined => {
    const ofBefore = known.get(before) ?? new Map<Standing, Difference | undefined>()
    known.set(before, ofBefore)
    if (!ofBefore.has(after)) ofBefore.set(after, difference(before, after))
    return ofBefore.get(after)
  }
}

function difference(before: Standing, after: Standing): Difference | undefined {
  const had = new Set(before.permissions)
  const has = new Set(after.permissions)
  const gained = after.permissions.filter((permission) => !had.has(permission)).sort()
  const lost = before.permissions.filter((permission) => !has.has(permission)).sort()
  if (gained.length + lost.length === 0 && before.rank === after.rank) return undefined
  return { oldRank: before.rank, newRank: after.rank, gained, lost }
}
