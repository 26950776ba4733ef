import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/groups.ts'
import * as invitations from '#contract/invitations.ts'
import { inTenant } from '#contract/operator.ts'
import * as roles from '#contract/roles.ts'
import * as team from '#contract/team.ts'
import { type Member, openTeamStage, type TeamStage } from '#tests/team-stage.ts'
import { invitationRoutes } from '../invitations/routes.ts'
import { roleRoutes } from '../roles/routes.ts'
import { teamRoutes } from '../team/routes.ts'
import { groupRoutes } from './routes.ts'

// A role of an external kind reaches members of that kind only, also through a group.

let stage: TeamStage
let admin: Member
let inside: Member
let creator: Member
let count = 0
beforeAll(async () => {
  stage = await openTeamStage([...groupRoutes, ...teamRoutes, ...invitationRoutes, ...roleRoutes])
  admin = await stage.member('Admin', { roles: ['rol_tenant_admin'] })
})
afterAll(() => stage.close())
beforeEach(async () => {
  count++
  inside = await stage.member(`Inside ${count}`, { roles: ['rol_viewer'] })
  creator = await stage.member(`Creator ${count}`, { roles: ['rol_creator'], kind: 'creator' })
})

const mismatch = (path: string) => ({ code: 'invalid_input', fields: [{ path, code: 'kind_mismatch' }] })
const creators = () => stage.group(`Creators ${count}`, ['rol_creator'])

describe('a group that carries a role of an external kind', () => {
  it('is made with members of that kind only', async () => {
    const make = (membershipIds: string[], roleIds = ['rol_creator']) =>
      stage.call(contract.createGroup, admin, { name: `Made ${count}`, roleIds, membershipIds })
    await expect(make([creator.membershipId, inside.membershipId])).rejects.toMatchObject(mismatch('roleIds'))
    await expect(make([], ['rol_creator', 'rol_vendor'])).rejects.toMatchObject(mismatch('roleIds'))
    expect(await make([creator.membershipId], ['rol_creator', 'rol_viewer'])).toMatchObject({ members: 1 })
  })

  it('takes in members of that kind only, whoever puts them there', async () => {
    const operator = await stage.person(`Operator ${count}`, { isSuperAdmin: true })
    const id = await creators()
    const put = (membershipIds: string[]) => stage.call(contract.setGroupMembers, admin, { id, membershipIds })
    await expect(put([inside.membershipId])).rejects.toMatchObject(mismatch('membershipIds'))
    await expect(
      stage.call(inTenant.setGroupMembers, operator, {
        tenantId: stage.tenantId,
        id,
        membershipIds: [inside.membershipId],
      }),
    ).rejects.toMatchObject(mismatch('membershipIds'))
    await expect(
      stage.call(team.changeMember, admin, { id: inside.membershipId, groupIds: [id] }),
    ).rejects.toMatchObject(mismatch('kind'))
    expect(await put([creator.membershipId])).toMatchObject({ members: 1 })
  })

  it('comes about only where all members are of that kind', async () => {
    const id = await stage.group(`Mixed ${count}`)
    const carry = (roleIds: string[]) => stage.call(contract.changeGroup, admin, { id, roleIds })
    await stage.call(contract.setGroupMembers, admin, {
      id,
      membershipIds: [creator.membershipId, inside.membershipId],
    })
    await expect(carry(['rol_creator'])).rejects.toMatchObject(mismatch('roleIds'))
    expect(await carry(['rol_viewer'])).toMatchObject({ members: 2 })
    await stage.call(contract.setGroupMembers, admin, { id, membershipIds: [creator.membershipId] })
    expect(await carry(['rol_creator'])).toMatchObject({ members: 1 })
  })

  it('keeps its members at their kind until they leave it', async () => {
    const id = await creators()
    const member = await stage.member(`Grouped ${count}`, { roles: ['rol_viewer'], groups: [id], kind: 'creator' })
    const change = (values: object) => stage.call(team.changeMember, admin, { id: member.membershipId, ...values })
    await expect(change({ kind: 'team' })).rejects.toMatchObject(mismatch('kind'))
    await change({ kind: 'team', groupIds: [] })
    await expect(change({ groupIds: [id] })).rejects.toMatchObject(mismatch('kind'))
    await change({ kind: 'creator', groupIds: [id] })
  })

  it('settles the kind of people who are invited into it', async () => {
    const invite = async (values: object) => {
      const offer = { emails: [`new-${count}@tenantry.test`], roleIds: ['rol_viewer'], groupIds: [await creators()] }
      return stage.call(invitations.inviteMembers, admin, { ...offer, ...values })
    }
    await expect(invite({ kind: 'team' })).rejects.toMatchObject(mismatch('kind'))
    await stage.sql('delete from tenantry.groups where name = $1', [`Creators ${count}`])
    expect((await invite({})).results).toMatchObject([{ status: 'invited' }])
    const [member] = await stage.sql('select kind from tenantry.memberships where email = $1', [
      `new-${count}@tenantry.test`,
    ])
    expect(member).toEqual({ kind: 'creator' })
  })
})

it('lets a role of an external kind take the place of none of another kind', async () => {
  const role = await stage.role({ name: `Going ${count}` })
  await stage.member(`Holder ${count}`, { roles: [role] })
  const remove = (moveTo: string) => stage.call(roles.deleteRole, admin, { id: role, moveTo })
  await expect(remove('rol_creator')).rejects.toMatchObject(mismatch('moveTo'))
  await remove('rol_viewer')
})
