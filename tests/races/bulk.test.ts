import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { membershipOf } from '#tests/cast.ts'
import { addMembers } from '#tests/newcomers.ts'
import { type Answer, openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rowsOf = ({ body }: Answer) => body.results as unknown as { id: string; status: string; code?: string }[]
const bulk = (body: Record<string, unknown>, who: Parameters<World['as']>[0] = 'ada', key?: string) =>
  world.as(who).post('/api/admin/team/bulk', body, key ? { headers: { 'idempotency-key': key } } : {})
const statusOf = async (id: string) =>
  (await world.sql<{ status: string }>('select status from tenantry.memberships where id = $1', [id]))[0]?.status

describe('a bulk change against changes of single members', { timeout: 60_000 }, () => {
  it('rule 65: says of each row what became of it, and loses no change', async () => {
    for (let round = 0; round < 8; round++) {
      const ids = await addMembers(
        world,
        ['a', 'b', 'c', 'd'].map((name) => `${name}${round}x`),
      )
      const [many, removed, demoted] = await Promise.all([
        bulk({ ids, action: 'roles', roleIds: ['rol_support'] }),
        world.as('ada').delete(`/api/admin/team/${ids[1]}`, {}),
        world.as('ada').patch(`/api/admin/team/${ids[2]}`, { status: 'suspended' }),
      ])
      expect([many.status, removed.status, demoted.status]).toEqual([200, 200, 200])
      for (const { id, status, code } of rowsOf(many)) {
        const roles = await world.sql(`select role_id from tenantry.membership_roles where membership_id = $1`, [id])
        if (status === 'done') expect(roles).toEqual([{ role_id: 'rol_support' }])
        else expect([id, code]).toEqual([ids[1], 'not_found'])
      }
      expect([await statusOf(String(ids[1])), await statusOf(String(ids[2]))]).toEqual(['removed', 'suspended'])
    }
  })

  it('two of the same people in opposite order both get through', async () => {
    const ids = await addMembers(
      world,
      Array.from({ length: 12 }, (_, at) => `o${at}`),
    )
    const [one, other] = await Promise.all([
      bulk({ ids, action: 'suspend' }),
      bulk({ ids: ids.toReversed(), action: 'remove' }),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(rowsOf(other).every(({ status }) => status === 'done')).toBe(true)
    for (const id of ids) expect(await statusOf(id)).toBe('removed')
  })

  it('the same request twice at once changes each row once and answers alike', async () => {
    const ids = await addMembers(world, ['t1', 't2', 't3'])
    const answers = await Promise.all([1, 2].map(() => bulk({ ids, action: 'suspend' }, 'ada', 'twice')))
    expect(answers.map((answer) => rowsOf(answer).map(({ status }) => status))).toEqual([
      ['done', 'done', 'done'],
      ['done', 'done', 'done'],
    ])
    const lines = await world.sql(
      `select 1 from tenantry.audit_events where action = 'membership.suspended' and resource_id = any ($1)`,
      [ids],
    )
    expect(lines).toHaveLength(3)
  })

  it('fault 3: two that would remove all Tenant Admins leave one', async () => {
    for (let round = 0; round < 10; round++) {
      const [second] = await addMembers(world, [`admin${round}`], ['rol_tenant_admin'])
      const remove = (ids: readonly unknown[]) =>
        world.as('olive').post('/api/super-admin/tenants/ten_north/team/bulk', { ids, action: 'suspend' })
      await Promise.all([
        remove([membershipOf('ada', 'north'), second]),
        remove([second, membershipOf('ada', 'north')]),
      ])
      expect(
        await world.sql(`select id from tenantry.memberships where id = any ($1) and status = 'active'`, [
          [membershipOf('ada', 'north'), second],
        ]),
      ).toHaveLength(1)
      await world.sql(`update tenantry.memberships set status = 'active' where id = '${membershipOf('ada', 'north')}'`)
      await world.sql(`update tenantry.memberships set status = 'removed' where id = $1`, [second])
    }
  })

  it('rule 34: whoever loses the right half-way gets no further, and is told with which row it ended', async () => {
    await world.sql(
      `update tenantry.membership_roles set role_id = 'rol_manager' where membership_id = '${membershipOf('vic', 'north')}'`,
    )
    const ids = await addMembers(
      world,
      Array.from({ length: 60 }, (_, at) => `h${at}`),
    )
    const [many] = await Promise.all([
      bulk({ ids, action: 'suspend' }, 'vic'),
      world.as('ada').patch(`/api/admin/team/${membershipOf('vic', 'north')}`, { roleIds: ['rol_viewer'] }),
    ])
    if (many.status === 403) return
    const rows = rowsOf(many)
    const end = rows.findIndex(({ status }) => status === 'refused')
    for (const [at, { id, status, code }] of rows.entries()) {
      const isDone = end === -1 || at < end
      expect([status, code]).toEqual(isDone ? ['done', undefined] : ['refused', 'forbidden'])
      expect(await statusOf(id)).toBe(isDone ? 'suspended' : 'active')
    }
  })

  it('leaves a trail that is whole', async () => {
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })
})
