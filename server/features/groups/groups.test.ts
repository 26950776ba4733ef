import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/groups.ts'
import { inTenant } from '#contract/operator.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { groupRoutes } from './routes.ts'

let stage: TeamStage
let admin: Member
let lead: Member
let role: string
let count = 0
beforeAll(async () => {
  stage = await openTeamStage(groupRoutes)
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
  role = await stage.role({ name: 'Role', rank: 200, permissions: ['orders.view'] })
  const leading = await stage.role({
    name: 'Leading',
    rank: 400,
    permissions: ['team.view', 'team.manage', 'orders.view'],
  })
  lead = await stage.member('Lead', { roles: [leading] })
})
afterAll(() => stage.close())
beforeEach(() => {
  count++
  stage.announced.splice(0)
})

const create = (values: Record<string, unknown> = {}, who: Member = admin) =>
  stage.call(contract.createGroup, who, { name: `Group ${count}`, ...values })
const somebody = (more = {}) => stage.member(`Somebody ${count} ${Math.random()}`, more)

describe('a group', () => {
  it('gives its members the roles it carries, from their next request on', async () => {
    const member = await somebody()
    const made = await create({ description: 'Why', roleIds: [role], membershipIds: [member.membershipId] })
    expect(made).toMatchObject({
      name: `Group ${count}`,
      description: 'Why',
      members: 1,
      isOwn: false,
      isGivable: true,
    })
    expect(made.roles).toEqual([{ id: role, name: 'Role', rank: 200 }])
    expect(made.people).toEqual([
      {
        id: member.membershipId,
        name: member.name,
        email: member.email,
        status: 'active',
        rank: 200,
        isSelf: false,
        isManageable: true,
      },
    ])
    expect(await stage.standing(member.membershipId)).toEqual({ rank: 200, permissions: ['orders.view'] })
    expect(stage.announced).toEqual([
      { type: 'group.changed', tenantId: stage.tenantId },
      { type: 'membership.changed', tenantId: stage.tenantId, userId: member.id },
    ])
    expect((await stage.trail())[0]).toMatchObject({
      action: 'group.created',
      changes: { roles: { new: ['Role'] }, members: { new: [member.name] }, effect: { new: { gaining: 1 } } },
    })
  })

  it('changes its name and roles, with old and new written down', async () => {
    const member = await somebody()
    const { id } = await create({ roleIds: [role], membershipIds: [member.membershipId] })
    const values = { id, name: `Renamed ${count}`, roleIds: ['rol_viewer'], version: 1 }
    expect(await stage.call(contract.changeGroup, admin, values)).toMatchObject({
      name: `Renamed ${count}`,
      version: 2,
    })
    expect((await stage.trail())[0]).toMatchObject({
      action: 'group.changed',
      changes: {
        name: { old: `Group ${count}`, new: `Renamed ${count}` },
        roles: { old: ['Role'], new: ['Viewer'] },
        effect: { new: { members: 1, gaining: 1, losing: 0 } },
      },
    })
    await expect(stage.call(contract.changeGroup, admin, values)).rejects.toMatchObject({ code: 'changed_meanwhile' })
  })

  it('takes members in and lets them go; whoever is not named leaves', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const { id } = await create({ roleIds: [role], membershipIds: [one.membershipId] })
    const after = await stage.call(contract.setGroupMembers, admin, { id, membershipIds: [other.membershipId] })
    expect(after.people.map((person) => person.id)).toEqual([other.membershipId])
    expect((await stage.standing(one.membershipId)).permissions).toEqual([])
    expect((await stage.standing(other.membershipId)).permissions).toEqual(['orders.view'])
    expect((await stage.trail())[0]).toMatchObject({
      action: 'group.members_changed',
      changes: { members: { old: [one.name], new: [other.name] }, effect: { new: { gaining: 1, losing: 1 } } },
    })
    const same = await stage.call(contract.setGroupMembers, admin, { id, membershipIds: [other.membershipId] })
    expect(same.version).toBe(after.version)
  })

  it('is deleted with what it gave', async () => {
    const member = await somebody()
    const { id } = await create({ roleIds: [role], membershipIds: [member.membershipId] })
    expect(await stage.call(contract.deleteGroup, admin, { id })).toEqual({ done: true })
    expect((await stage.standing(member.membershipId)).permissions).toEqual([])
    await expect(stage.call(contract.getGroup, admin, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await stage.trail())[0]).toMatchObject({
      action: 'group.deleted',
      changes: { members: { old: [member.name] } },
    })
  })

  it('counts nobody who was removed', async () => {
    const { id } = await create({ roleIds: [role] })
    await somebody({ groups: [id], status: 'removed' })
    expect(await stage.call(contract.getGroup, admin, { id })).toMatchObject({ members: 0, people: [] })
  })

  it.each([
    ['a name that is taken', { name: 'TAKEN' }, 'group_name_taken'],
    ['a role that is none', { roleIds: ['rol_nowhere'] }, 'not_found'],
    ['a member that is none', { membershipIds: ['mem_nobody'] }, 'not_found'],
    ['no name', { name: ' ' }, 'invalid_input'],
    ['a word about the tenant', { tenantId: 'ten_other' }, 'invalid_input'],
  ])('is refused for %s', async (_, values, code) => {
    if (code === 'group_name_taken') await stage.group('Taken')
    await expect(create(values)).rejects.toMatchObject({ code })
  })
})

describe('the list of groups', () => {
  it('goes by name, page by page, and finds', async () => {
    for (const name of ['zz Alpha', 'zz Beta', 'zz Gamma']) await stage.group(name, [role])
    const list = (values: Record<string, unknown>) => stage.call(contract.listGroups, lead, { q: 'zz ', ...values })
    const first = await list({ limit: '2' })
    const second = await list({ limit: '2', cursor: first.nextCursor })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['zz Alpha', 'zz Beta', 'zz Gamma'])
    expect((await list({ sort: '-name' })).items[0]?.name).toBe('zz Gamma')
    expect(second.nextCursor).toBeNull()
  })
})

describe('who may change a group', () => {
  it('is nobody who may only look', async () => {
    const viewer = await somebody({ roles: ['rol_viewer'] })
    await expect(create({}, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await stage.call(contract.listGroups, viewer)).items.length).toBeGreaterThan(0)
  })

  it('is nobody who would put in or out somebody above their rank', async () => {
    const boss = await somebody({ roles: ['rol_manager'] })
    await expect(create({ membershipIds: [boss.membershipId] }, lead)).rejects.toMatchObject({ code: 'above_own_rank' })
    const { id } = await create({ membershipIds: [boss.membershipId] })
    const attempt = stage.call(contract.setGroupMembers, lead, { id, membershipIds: [] })
    await expect(attempt).rejects.toMatchObject({ code: 'above_own_rank' })
    await expect(stage.call(contract.changeGroup, lead, { id, roleIds: [role] })).rejects.toMatchObject({
      code: 'above_own_rank',
    })
    await expect(stage.call(contract.deleteGroup, lead, { id })).rejects.toMatchObject({ code: 'above_own_rank' })
  })

  it('is nobody who would change their own roles by it; a group without roles they may enter', async () => {
    const { id } = await create({ roleIds: [role] })
    const enter = (group: string) =>
      stage.call(contract.setGroupMembers, lead, { id: group, membershipIds: [lead.membershipId] })
    await expect(enter(id)).rejects.toMatchObject({ code: 'not_oneself' })
    const plain = await create({ name: `Plain ${count}` })
    expect(await enter(plain.id)).toMatchObject({ isOwn: true, members: 1 })
    const carry = stage.call(contract.changeGroup, lead, { id: plain.id, roleIds: [role] })
    await expect(carry).rejects.toMatchObject({ code: 'not_oneself' })
    await stage.call(contract.changeGroup, admin, { id: plain.id, roleIds: [role] })
    await expect(stage.call(contract.deleteGroup, lead, { id: plain.id })).rejects.toMatchObject({
      code: 'not_oneself',
    })
  })

  it('takes away a role only within their reach', async () => {
    const { id } = await create({ roleIds: ['rol_manager'] })
    await expect(stage.call(contract.changeGroup, lead, { id, roleIds: [] })).rejects.toMatchObject({
      code: 'above_own_rank',
    })
  })

  it('is nobody of another organization, for whom it does not exist', async () => {
    const { id } = await create()
    const south = await stage.organization(`south-${count}`)
    const stranger = await stage.member(`Stranger ${count}`, { roles: ['rol_tenant_admin'] }, south)
    const member = await somebody()
    const attempts = [
      stage.call(contract.getGroup, stranger, { id }),
      stage.call(contract.changeGroup, stranger, { id, name: 'Mine' }),
      stage.call(contract.deleteGroup, stranger, { id }),
      stage.call(contract.setGroupMembers, stranger, { id, membershipIds: [] }),
      stage.call(contract.createGroup, stranger, { name: 'Mine', membershipIds: [member.membershipId] }),
      stage.call(contract.createGroup, stranger, { name: 'Mine', roleIds: [role] }),
    ]
    for (const result of await Promise.allSettled(attempts))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
  })

  it('is an operator', async () => {
    const operator = await stage.person(`Operator ${count}`, { isSuperAdmin: true })
    const made = await stage.call(inTenant.createGroup, operator, {
      tenantId: stage.tenantId,
      name: `By operator ${count}`,
      roleIds: ['rol_tenant_admin'],
    })
    expect(made).toMatchObject({ isGivable: true })
    expect((await stage.trail())[0]).toMatchObject({ action: 'group.created', actor_id: operator.id })
  })
})
