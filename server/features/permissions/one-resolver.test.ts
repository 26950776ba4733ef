import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as matrix from '#contract/matrix.ts'
import { inTenant } from '#contract/operator.ts'
import type { Person } from '#tests/stage.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { roleRoutes } from '../roles/routes.ts'
import { permissionRoutes } from './routes.ts'

/** Of three types, one of which may be inactive. */
const permissions = ['orders.view', 'orders.manage', 'seo.view', 'seo.edit', 'dam.view', 'dam.manage']

/** A world as plain data: who holds which roles, which of them inherit, which groups carry which. */
type World = {
  readonly roles: readonly {
    readonly rank: number
    readonly grants: readonly string[]
    readonly parent: number | null
  }[]
  readonly groups: readonly (readonly number[])[]
  readonly member: { readonly roles: readonly number[]; readonly groups: readonly number[] }
  readonly inactive: 'dam' | 'none'
  readonly edit: {
    readonly role: number
    readonly grants: readonly string[]
    readonly parent: number | null
    readonly rank: number
  }
}

const subset = <T>(of: readonly T[]) => fc.subarray([...of])

/** Parents come earlier in the list than their children, so there is no cycle; eight roles cannot be too deep. */
const worlds: fc.Arbitrary<World> = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const indexes = Array.from({ length: size }, (_, index) => index)
  return fc.integer({ min: 0, max: size - 1 }).chain((edited) =>
    fc.record({
      roles: fc.tuple(
        ...indexes.map((index) =>
          fc.record({
            rank: fc.integer({ min: 0, max: 1000 }),
            grants: subset(permissions),
            parent: index === 0 ? fc.constant(null) : fc.option(fc.integer({ min: 0, max: index - 1 })),
          }),
        ),
      ),
      groups: fc.array(subset(indexes), { maxLength: 3 }),
      member: fc.record({ roles: subset(indexes), groups: subset([0, 1, 2]) }),
      inactive: fc.constantFrom('dam' as const, 'none' as const),
      edit: fc.record({
        role: fc.constant(edited),
        // What is given must be in force.
        grants: subset(permissions.filter((permission) => !permission.startsWith('dam'))),
        parent: edited === 0 ? fc.constant(null) : fc.option(fc.integer({ min: 0, max: edited - 1 })),
        rank: fc.integer({ min: 0, max: 1000 }),
      }),
    }),
  )
})

/** The naive model: the union over roles, their ancestors and their groups' roles; rank is the highest of those held. */
function modelOf(world: World) {
  const isActive = (permission: string) => permission.split('.')[0] !== world.inactive
  const lineage = (index: number | null): number[] =>
    index === null ? [] : [index, ...lineage(world.roles[index]?.parent ?? null)]
  const own = (index: number) => (world.roles[index]?.grants ?? []).filter(isActive)
  const inherited = (index: number) => lineage(index).slice(1).flatMap(own)
  const held = [...world.member.roles, ...world.member.groups.flatMap((group) => world.groups[group] ?? [])]
  return {
    own: (index: number) => sorted(own(index)),
    inherited: (index: number) => sorted(inherited(index)),
    rank: Math.max(0, ...held.map((index) => world.roles[index]?.rank ?? 0)),
    permissions: sorted(held.flatMap((index) => lineage(index).flatMap(own))),
    /** Each way as (group or none, held role … granting role). */
    ways: (permission: string) =>
      sorted([
        ...world.member.roles.flatMap((index) => chains(index, permission).map((chain) => `own ${chain}`)),
        ...world.member.groups.flatMap((group) =>
          (world.groups[group] ?? []).flatMap((index) =>
            chains(index, permission).map((chain) => `group${group} ${chain}`),
          ),
        ),
      ]),
  }
  function chains(index: number, permission: string) {
    const steps = lineage(index)
    return steps.flatMap((step, depth) =>
      own(step).includes(permission)
        ? [
            steps
              .slice(0, depth + 1)
              .map((each) => `r${each}`)
              .join('>'),
          ]
        : [],
    )
  }
}

const sorted = (values: readonly string[]) => [...new Set(values)].sort()

let stage: TeamStage
let operator: Person
let admin: Member
let member: Member
beforeAll(async () => {
  stage = await openTeamStage([...roleRoutes, ...permissionRoutes])
  operator = await stage.person('Operator', { isSuperAdmin: true })
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  member = await stage.member('Member')
})
afterAll(() => stage.close())

/** Writes a world in place of the one before, in a few statements. */
async function build(world: World): Promise<string[]> {
  await stage.sql(`update tenantry.resource_types set is_active = code <> $1 where code in ('orders', 'seo', 'dam')`, [
    world.inactive,
  ])
  await stage.sql('delete from tenantry.membership_roles where membership_id = $1', [member.membershipId])
  await stage.sql('delete from tenantry.groups')
  await stage.sql('update tenantry.roles set parent_scope = null, parent_id = null where tenant_id is not null')
  await stage.sql('delete from tenantry.roles where tenant_id is not null')
  const ids: string[] = []
  for (const [index, { rank, grants, parent }] of world.roles.entries()) {
    const parentId = parent === null ? undefined : ids[parent]
    ids.push(await stage.role({ name: `r${index}`, rank, permissions: grants, ...(parentId && { parentId }) }))
  }
  const groupIds: string[] = []
  for (const [index, carried] of world.groups.entries())
    groupIds.push(
      await stage.group(
        `group${index}`,
        carried.map((each) => ids[each] ?? ''),
      ),
    )
  await stage.sql(
    `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
     select $1, $2, scope, id from tenantry.roles where id = any ($3)`,
    [stage.tenantId, member.membershipId, world.member.roles.map((index) => ids[index])],
  )
  await stage.sql(
    `insert into tenantry.group_members (tenant_id, group_id, membership_id) select $1, unnest($3::text[]), $2`,
    [stage.tenantId, member.membershipId, world.member.groups.flatMap((index) => groupIds[index] ?? [])],
  )
  return ids
}

/** All that the platform says of the world, in the words of the model. */
async function whatIsSaid(ids: readonly string[]) {
  const { roles: columns } = await stage.call(matrix.getMatrix, admin)
  const why = await stage.call(matrix.getMemberPermissions, admin, { id: member.membershipId })
  const checks = await Promise.all(
    permissions.map((permission) => stage.call(matrix.checkPermission, member, { permission })),
  )
  const waysOf = (via: (typeof why.permissions)[number]['via']) =>
    sorted(via.map(({ group, roles: chain }) => `${group?.name ?? 'own'} ${chain.map(({ name }) => name).join('>')}`))
  return {
    columns: ids.map((id) => columns.find((column) => column.id === id)),
    why: why.permissions.map(({ permission, via }) => ({ permission, ways: waysOf(via) })),
    rank: why.rank,
    checks: checks.map(({ permission, allowed, via }) => ({ permission, allowed, ways: waysOf(via) })),
  }
}

describe('on any hierarchy of roles and groups', () => {
  const runs = { numRuns: 40 }

  it('the check, the matrix, the explanation and the door say the same as a naive model', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const ids = await build(world)
        const model = modelOf(world)
        const said = await whatIsSaid(ids)
        expect(await stage.standing(member.membershipId)).toEqual({ rank: model.rank, permissions: model.permissions })
        expect(said.rank).toBe(model.rank)
        expect(said.columns.map((column) => [column?.own, column?.inherited])).toEqual(
          ids.map((_, index) => [model.own(index), model.inherited(index)]),
        )
        expect(said.why).toEqual(model.permissions.map((permission) => ({ permission, ways: model.ways(permission) })))
        expect(said.checks).toEqual(
          permissions.map((permission) => ({
            permission,
            allowed: model.permissions.includes(permission),
            ways: model.ways(permission),
          })),
        )
      }),
      runs,
    )
  }, 120_000)

  it('the preview of a change says what the model says, and what the change then does', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const ids = await build(world)
        const { role, grants, parent, rank } = world.edit
        const before = modelOf(world)
        const edited = world.roles.map((each, index) =>
          // Grants of an inactive type stay as they are.
          index === role
            ? { rank, parent, grants: [...grants, ...each.grants.filter((code) => dormant(world, code))] }
            : each,
        )
        const after = modelOf({ ...world, roles: edited })
        const values = {
          tenantId: stage.tenantId,
          id: ids[role],
          permissions: grants,
          parentRoleId: parent === null ? null : ids[parent],
          rank,
        }
        const shown = await stage.call(inTenant.previewRole, operator, values)
        const gained = after.permissions.filter((code) => !before.permissions.includes(code))
        const lost = before.permissions.filter((code) => !after.permissions.includes(code))
        const isAffected = gained.length + lost.length > 0 || before.rank !== after.rank
        expect(shown.effect.people).toEqual(
          isAffected
            ? [
                {
                  id: member.membershipId,
                  name: member.name,
                  email: member.email,
                  gained,
                  lost,
                  oldRank: before.rank,
                  newRank: after.rank,
                },
              ]
            : [],
        )
        expect(shown.permissions).toEqual(sorted([...after.own(role), ...after.inherited(role)]))
        expect(shown.inherited).toEqual(after.inherited(role))
        expect(await stage.standing(member.membershipId)).toMatchObject({ permissions: before.permissions })
        await stage.call(inTenant.changeRole, operator, values)
        expect(await stage.standing(member.membershipId)).toEqual({ rank: after.rank, permissions: after.permissions })
      }),
      runs,
    )
  }, 120_000)
})

const dormant = (world: World, permission: string) => permission.split('.')[0] === world.inactive
