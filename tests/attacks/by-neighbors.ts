import { expect } from 'vitest'
import type { Endpoint } from '#contract/endpoint.ts'
import { hasForeign, parametersOf, requestTo } from '#tests/request-samples.ts'
import { type Attack, allowed, both, expectSame, is, problem, send, surprise, writes } from './attack.ts'

/** By those who have signed in, on an organization that is not theirs, or not theirs to change. */
export const byNeighbors: readonly Attack[] = [
  {
    title: 'rule 44: somebody of another organization sees what they would see if there were none',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      const missing = await send(world, 'gus', request, nowhere)
      expect(missing).toMatchObject(problem(404, 'not_found'))
      for (const tenant of ['north', 'ten_north', 'west'])
        expectSame(await send(world, 'gus', request, { tenant }), missing)
      expectSame(await send(world, 'gus', surprise(request), { tenant: 'north' }), missing)
    },
  },
  {
    title: 'rule 62: a superadmin who is no member is a stranger to the organization, too',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expectSame(await send(world, 'olive', request, { tenant: 'north' }), await send(world, 'olive', request, nowhere))
    },
  },
  {
    title: 'rule 31: a suspended member is a stranger',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expectSame(await send(world, 'sam', request, { tenant: 'north' }), await send(world, 'sam', request, nowhere))
    },
  },
  {
    title: 'rule 32: members of a suspended organization are told so, nobody else is',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expect(await send(world, 'wes', request)).toMatchObject(problem(403, 'tenant_suspended'))
      expectSame(await send(world, 'ada', request, { tenant: 'west' }), await send(world, 'ada', request, nowhere))
    },
  },
  {
    title: 'rule 45: a member without the permission is refused, and the refusal names it',
    on: both(is('tenant'), ({ access }) => 'permission' in access && access.permission !== 'any member'),
    attempt: async (world, endpoint) => {
      const permission = 'permission' in endpoint.access ? endpoint.access.permission : ''
      const denied = await send(world, 'max', requestTo(endpoint))
      expect(denied).toMatchObject({
        status: 403,
        body: { code: 'forbidden', detail: `Needs the permission ${permission}.` },
      })
      expectSame(await send(world, 'max', surprise(requestTo(endpoint))), denied)
      // What Una may do in South does not count in North, where she is Viewer.
      const isViewers = await world.sql(
        `select 1 from tenantry.role_permissions where role_id = 'rol_viewer' and permission = $1`,
        [permission],
      )
      if (isViewers.length === 0) expectSame(await send(world, 'una', requestTo(endpoint), { tenant: 'north' }), denied)
    },
  },
  {
    title: 'rule 37: a write that names no organization is refused to a person of several',
    on: both(is('tenant'), writes),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'una', requestTo(endpoint), { tenant: null })).toMatchObject(
        problem(409, 'tenant_unstated'),
      ),
  },
  {
    title: 'rule 44: what belongs to another organization is as missing as what is not there',
    on: both(is('tenant', 'operator'), hasForeign),
    attempt: async (world, endpoint) => {
      const foreign = await send(world, allowed(endpoint), requestTo(endpoint, 'foreign'))
      expect(foreign).toMatchObject(problem(404, 'not_found'))
      expectSame(foreign, await send(world, allowed(endpoint), requestTo(endpoint, 'missing')))
    },
  },
  {
    title: 'rule 37: an operator whose path or body names another organization than the header is refused',
    on: (endpoint) =>
      endpoint.access.scope === 'operator' &&
      (endpoint.access.inTenant === true || (writes(endpoint) && namesTenant(endpoint))),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'olive', requestTo(endpoint), { tenant: 'south' })).toMatchObject(
        problem(409, 'tenant_mismatch'),
      ),
  },
]

export const nowhere = { tenant: 'nowhere' } as const

const namesTenant = (endpoint: Endpoint) =>
  parametersOf(endpoint).some(({ name }) => name === 'tenantId') || 'tenantId' in requestTo(endpoint).body
