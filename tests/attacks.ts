import { expect } from 'vitest'
import type { Endpoint, Method } from '#contract/endpoint.ts'
import { hashToken } from '#server/vault.ts'
import { type PersonName, userOf } from '#tests/cast.ts'
import { hasForeign, parametersOf, requestTo, type SampleRequest } from '#tests/request-samples.ts'
import { type Answer, type Asked, lookOf, type World } from '#tests/world.ts'

/** One way of getting at what one should not. Run on every endpoint it can be tried on, also those not yet written. */
export type Attack = {
  readonly title: string
  readonly on: (endpoint: Endpoint) => boolean
  readonly attempt: (world: World, endpoint: Endpoint) => Promise<unknown>
}

type Who = PersonName | 'nobody'

const is =
  (...scopes: Endpoint['access']['scope'][]) =>
  ({ access }: Endpoint) =>
    scopes.includes(access.scope)
const writes = ({ method }: Endpoint) => method !== 'GET'
const any = () => true
const both =
  (...conditions: ((endpoint: Endpoint) => boolean)[]) =>
  (endpoint: Endpoint) =>
    conditions.every((holds) => holds(endpoint))

/** Who may: so that nothing but what is attacked stands in the way. */
export const allowed = ({ access: { scope } }: Endpoint): Who =>
  scope === 'operator' ? 'olive' : scope === 'user' || scope === 'tenant' ? 'ada' : 'nobody'

const namesTenant = (endpoint: Endpoint) =>
  parametersOf(endpoint).some(({ name }) => name === 'tenantId') || 'tenantId' in requestTo(endpoint).body

const send = (world: World, who: Who, { method, path, body }: SampleRequest, asked?: Asked) =>
  world.as(who).send(method, path, method === 'GET' ? undefined : body, asked)

const nowhere = { tenant: 'nowhere' } as const

/** The same request to an address of the API that was never there. */
const unknown = (world: World, who: Who, request: SampleRequest, asked?: Asked) =>
  send(world, who, { ...request, path: '/api/no-such-address' }, asked)

const expectSame = (one: Answer, other: Answer) => expect(lookOf(one)).toEqual(lookOf(other))

const surprise = (request: SampleRequest): SampleRequest =>
  request.method === 'GET'
    ? { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}surprise=1` }
    : { ...request, body: { ...request.body, surprise: 1 } }

const problem = (status: number, code: string) => ({ status, body: { status, code } })

const strangers: readonly Attack[] = [
  {
    title: 'nobody signed in learns only that they must sign in, whatever they send',
    on: is('user', 'tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      const plain = await send(world, 'nobody', request)
      expect(plain).toMatchObject(problem(401, 'signed_out'))
      expectSame(await send(world, 'nobody', surprise(request)), plain)
      expectSame(await send(world, 'nobody', request, { headers: { cookie: 'tenantry.session=forged.forged' } }), plain)
    },
  },
  {
    title: 'to everyone but superadmins it is an address that does not exist',
    on: is('operator'),
    attempt: async (world, endpoint) => {
      for (const who of ['nobody', 'ada', 'una', 'odo'] as const) {
        const request = requestTo(endpoint)
        const answer = await send(world, who, request)
        expect(answer).toMatchObject(problem(404, 'not_found'))
        expectSame(answer, await unknown(world, who, request))
        if (who === 'ada') expectSame(answer, await send(world, who, surprise(request)))
      }
    },
  },
  {
    title: 'a link that is not one opens nothing',
    on: is('invitee'),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'nobody', requestTo(endpoint, 'missing'))).toMatchObject(problem(404, 'not_found')),
  },
  {
    title: 'rule 21: half a sign-in opens nothing, whatever cookie it comes in',
    on: is('user', 'tenant', 'operator'),
    attempt: async (world, endpoint) => {
      const who = allowed(endpoint) === 'olive' ? 'olive' : 'ada'
      const token = `half-of-${who}`
      await world.sql(`insert into tenantry.half_sign_ins (token_hash, user_id, password_digest) values ($1, $2, '')`, [
        hashToken(token),
        userOf(who),
      ])
      try {
        const half = world.cookieOf(token, 'half')
        const plain = await send(world, 'nobody', requestTo(endpoint))
        for (const cookie of [half, half.replace('half', 'session'), world.cookieOf(token)])
          expectSame(await send(world, 'nobody', requestTo(endpoint), { headers: { cookie } }), plain)
      } finally {
        await world.sql('delete from tenantry.half_sign_ins')
      }
    },
  },
  {
    title: 'the session of someone disabled is none',
    on: is('user', 'tenant'),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'dora', requestTo(endpoint))).toMatchObject(problem(401, 'signed_out')),
  },
]

const members: readonly Attack[] = [
  {
    title: 'somebody of another organization sees what they would see if there were none',
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
    title: 'a superadmin who is no member is a stranger to the organization, too',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expectSame(await send(world, 'olive', request, { tenant: 'north' }), await send(world, 'olive', request, nowhere))
    },
  },
  {
    title: 'a suspended member is a stranger',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expectSame(await send(world, 'sam', request, { tenant: 'north' }), await send(world, 'sam', request, nowhere))
    },
  },
  {
    title: 'members of a suspended organization are told so, nobody else is',
    on: is('tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      expect(await send(world, 'wes', request)).toMatchObject(problem(403, 'tenant_suspended'))
      expectSame(await send(world, 'ada', request, { tenant: 'west' }), await send(world, 'ada', request, nowhere))
    },
  },
  {
    title: 'a member without the permission is refused, and the refusal names it',
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
    title: 'a write that names no organization is refused to a person of several',
    on: both(is('tenant'), writes),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'una', requestTo(endpoint), { tenant: null })).toMatchObject(
        problem(409, 'tenant_unstated'),
      ),
  },
  {
    title: 'what belongs to another organization is as missing as what is not there',
    on: both(is('tenant', 'operator'), hasForeign),
    attempt: async (world, endpoint) => {
      const foreign = await send(world, allowed(endpoint), requestTo(endpoint, 'foreign'))
      expect(foreign).toMatchObject(problem(404, 'not_found'))
      expectSame(foreign, await send(world, allowed(endpoint), requestTo(endpoint, 'missing')))
    },
  },
  {
    title: 'an operator whose path or body names another organization than the header is refused',
    on: (endpoint) =>
      endpoint.access.scope === 'operator' &&
      (endpoint.access.inTenant === true || (writes(endpoint) && namesTenant(endpoint))),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'olive', requestTo(endpoint), { tenant: 'south' })).toMatchObject(
        problem(409, 'tenant_mismatch'),
      ),
  },
]

const requests: readonly Attack[] = [
  {
    title: 'a property nobody knows is refused',
    on: any,
    attempt: async (world, endpoint) => {
      const answer = await send(world, allowed(endpoint), surprise(requestTo(endpoint)))
      expect(answer).toMatchObject(problem(422, 'invalid_input'))
      expect(answer.body.fields).toContainEqual(expect.objectContaining({ path: 'surprise', code: 'unknown_property' }))
    },
  },
  {
    title: 'what the address says cannot be said again',
    on: (endpoint) => parametersOf(endpoint).length > 0,
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      const name = parametersOf(endpoint).at(-1)?.name ?? ''
      const twice =
        request.method === 'GET'
          ? { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${name}=ten_south` }
          : { ...request, body: { ...request.body, [name]: 'ten_south' } }
      const answer = await send(world, allowed(endpoint), twice)
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: name, code: 'unknown_property' }] } })
    },
  },
  {
    title: 'a body that is no JSON object is refused',
    on: writes,
    attempt: async (world, endpoint) => {
      for (const rawBody of ['{"', '[]', 'null', '"text"', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`])
        expect(await send(world, allowed(endpoint), requestTo(endpoint), { rawBody })).toMatchObject(
          problem(422, 'invalid_input'),
        )
    },
  },
  {
    title: 'a body of another type is refused, to everyone',
    on: writes,
    attempt: async (world, endpoint) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', null])
        for (const who of type === 'text/plain' ? [allowed(endpoint), 'nobody' as const] : [allowed(endpoint)])
          expect(
            await send(world, who, requestTo(endpoint), { rawBody: '{"a":1}', headers: { 'content-type': type } }),
          ).toMatchObject(problem(415, 'unsupported_media_type'))
    },
  },
  {
    title: 'a body that is too large is refused',
    on: writes,
    attempt: async (world, endpoint) => {
      const rawBody = `{"name":"${'x'.repeat(1024 * 1024)}"}`
      for (const length of [String(rawBody.length), null])
        expect(
          await send(world, allowed(endpoint), requestTo(endpoint), { rawBody, headers: { 'content-length': length } }),
        ).toMatchObject(problem(413, 'payload_too_large'))
    },
  },
  {
    title: 'a page of another origin, or of none, cannot ask for it',
    on: writes,
    attempt: async (world, endpoint) => {
      const origins = ['https://evil.example', 'null', 'http://localhost:3000.evil.example', 'http://localhost', '']
      for (const origin of origins)
        expect(await send(world, allowed(endpoint), requestTo(endpoint), { headers: { origin } })).toMatchObject(
          problem(403, 'origin_not_allowed'),
        )
      expect(await send(world, 'ada', requestTo(endpoint), { headers: { origin: null } })).toMatchObject(
        problem(403, 'origin_not_allowed'),
      )
    },
  },
  {
    title: 'another method is not allowed, and says nothing of the operator’s addresses',
    on: any,
    attempt: async (world, endpoint) => {
      const request = { ...requestTo(endpoint), method: methodNotServedAt(world, endpoint) }
      const answer = await send(world, allowed(endpoint), request)
      if (endpoint.access.scope === 'operator') expectSame(answer, await unknown(world, allowed(endpoint), request))
      else {
        expect(answer).toMatchObject(problem(405, 'method_not_allowed'))
        expect(answer.headers.get('allow')?.split(', ')).toContain(endpoint.method)
      }
    },
  },
  {
    title: 'is refused while a new password is due',
    on: is('tenant', 'operator'),
    attempt: async (world, endpoint) => {
      await world.sql('update tenantry.users set must_change_password = true')
      try {
        const answer = await send(world, allowed(endpoint), requestTo(endpoint))
        expect(answer).toMatchObject(problem(403, 'password_change_required'))
      } finally {
        await world.sql('update tenantry.users set must_change_password = false')
      }
    },
  },
  {
    title: 'rule 22: is refused while a second factor is due',
    on: is('tenant', 'operator'),
    attempt: async (world, endpoint) => {
      const setRequired = async (isRequired: boolean) => {
        await world.sql('update tenantry.settings set operators_need_second_factor = $1', [isRequired])
        await world.sql('update tenantry.tenants set second_factor_required = $1', [isRequired])
      }
      await setRequired(true)
      try {
        const answer = await send(world, allowed(endpoint), surprise(requestTo(endpoint)))
        expect(answer).toMatchObject(problem(403, 'second_factor_required'))
        // The boundary stands before it.
        if (endpoint.access.scope === 'operator')
          expectSame(await send(world, 'ada', requestTo(endpoint)), await unknown(world, 'ada', requestTo(endpoint)))
      } finally {
        await setRequired(false)
      }
    },
  },
  {
    title: 'rule 22: is refused to an operator who has not proved lately who they are',
    on: ({ access }) => access.scope === 'operator' && access.fresh === true,
    attempt: async (world, endpoint) => {
      await world.sql(`update tenantry.sessions set confirmed_at = confirmed_at - interval '15 minutes'`)
      try {
        const request = requestTo(endpoint)
        const answer = await send(world, 'olive', request)
        expect(answer).toMatchObject(problem(403, 'confirm_identity'))
        expectSame(await send(world, 'olive', surprise(request)), answer)
        expectSame(await send(world, 'ada', request), await unknown(world, 'ada', request))
      } finally {
        await world.sql(`update tenantry.sessions set confirmed_at = confirmed_at + interval '15 minutes'`)
      }
    },
  },
]

export const attacks: readonly Attack[] = [...strangers, ...members, ...requests]

/** A method that no endpoint takes at this path, nor at a path with a parameter in its place. */
function methodNotServedAt(world: World, endpoint: Endpoint): Method {
  const concrete = endpoint.path.split('/')
  const isHere = (path: string) => {
    const parts = path.split('/')
    return parts.length === concrete.length && parts.every((part, at) => part.startsWith(':') || part === concrete[at])
  }
  const served = new Set(
    world.routes.filter((route) => isHere(route.endpoint.path)).map((route) => route.endpoint.method),
  )
  const free = (['PUT', 'PATCH', 'POST', 'DELETE', 'GET'] as const).find((method) => !served.has(method))
  if (!free) throw new Error(`${endpoint.path} takes every method there is.`)
  return free
}
