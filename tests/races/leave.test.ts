import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { membershipOf } from '#tests/cast.ts'
import { addMembers, signIn } from '#tests/newcomers.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addMembers(world, ['second'], ['rol_tenant_admin'])
  second = world.withCookie(world.cookieOf(await signIn(world, 'second', hashToken)))
})
afterAll(() => world.close())

let second: ReturnType<World['withCookie']>
const ada = membershipOf('ada', 'north')
const leave = (who: Pick<ReturnType<World['as']>, 'post'>) =>
  who.post('/api/account/tenants/ten_north/leave', { confirmSlug: 'north' }, { tenant: null })
const both = () => world.sql(`update tenantry.memberships set status = 'active' where id in ('${ada}', 'mem_second')`)
const admins = () =>
  world.sql(`select id from tenantry.memberships where id in ('${ada}', 'mem_second') and status = 'active'`)

describe('the last two Tenant Admins', { timeout: 60_000 }, () => {
  it('fault 3: do not both leave, in each of thirty rounds', async () => {
    for (let round = 0; round < 30; round++) {
      await both()
      const answers = await Promise.all([leave(world.as('ada')), leave(second)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(await admins()).toHaveLength(1)
    }
  })

  it('fault 3: do not both go when one leaves and removes the other', async () => {
    for (let round = 0; round < 20; round++) {
      await both()
      await Promise.all([
        leave(second),
        world.as('ada').post('/api/admin/team/bulk', { ids: ['mem_second'], action: 'remove' }),
        leave(world.as('ada')),
      ])
      expect(await admins()).toHaveLength(1)
    }
  })

  it('fault 3: nor when one is demoted while the other leaves', async () => {
    for (let round = 0; round < 20; round++) {
      await both()
      await world.sql(`insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
        values ('ten_north', 'mem_second', '', 'rol_tenant_admin') on conflict do nothing`)
      await Promise.all([
        world.as('ada').patch('/api/admin/team/mem_second', { roleIds: ['rol_viewer'] }),
        leave(world.as('ada')),
      ])
      const acting =
        await world.sql(`select 1 from tenantry.memberships m join tenantry.membership_roles r on r.membership_id = m.id
        where m.tenant_id = 'ten_north' and r.role_id = 'rol_tenant_admin' and m.status = 'active' and m.id in ('${ada}', 'mem_second')`)
      expect(acting).toHaveLength(1)
    }
  })

  it('leave a trail that is whole', async () => {
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })
})
