import { z } from 'zod'
import type { Endpoint, Method } from '#contract/endpoint.ts'
import { emailOf, invitationTokens, membershipOf, password, userOf } from '#tests/cast.ts'

type Sample = { readonly own: string; readonly foreign?: string; readonly missing: string }

/** What a path parameter may stand for, by the segment before it: something of North, of South, and nobody's. */
const inPath: Readonly<Record<string, Sample>> = {
  team: { own: membershipOf('max', 'north'), foreign: membershipOf('gus', 'south'), missing: 'mem_nowhere' },
  invites: { own: 'inv_north', foreign: 'inv_south', missing: 'inv_nowhere' },
  roles: { own: 'rol_nothing', foreign: 'rol_south_nothing', missing: 'rol_nowhere' },
  permissions: { own: 'orders.view', missing: 'nowhere.view' },
  groups: { own: 'grp_north', foreign: 'grp_south', missing: 'grp_nowhere' },
  invitations: { own: invitationTokens.north, missing: 'link-into-nowhere' },
  tenants: { own: 'ten_north', missing: 'ten_nowhere' },
  users: { own: userOf('vic'), missing: 'usr_nowhere' },
  sessions: { own: 'ses_ada', foreign: 'ses_gus', missing: 'ses_nowhere' },
  memberships: { own: membershipOf('max', 'north'), missing: 'mem_nowhere' },
  'resource-types': { own: 'orders', missing: 'nowhere' },
  requests: { own: 'arq_north', missing: 'arq_nowhere' },
}

/** A value for each property some endpoint insists on. */
const required: Readonly<Record<string, unknown>> = {
  action: 'suspend',
  actions: ['view'],
  category: 'COMMERCE',
  code: 'sample',
  confirmEmail: emailOf('vic'),
  confirmSlug: 'north',
  current: password,
  email: emailOf('vic'),
  emails: ['somebody@example.com'],
  ids: [membershipOf('max', 'north')],
  label: 'Sample',
  language: 'de',
  memberIds: [membershipOf('max', 'north')],
  membershipIds: [membershipOf('max', 'north')],
  name: 'Sample',
  new: 'copper lantern 42 meadows',
  newPassword: 'copper lantern 42 meadows',
  organization: 'Sample',
  password,
  people: [{ email: 'somebody@example.com' }],
  permission: 'team.view',
  permissions: [],
  rank: 10,
  roleIds: ['rol_viewer'],
  slug: 'sample',
  status: 'active',
  tenant: 'north',
  tenantId: 'ten_north',
  token: 'no-such-token',
  userId: userOf('vic'),
}

/** A request as it should be made: what is refused of it is refused for who asks, or for what is added. */
export type SampleRequest = { readonly method: Method; readonly path: string; readonly body: Record<string, unknown> }

/** @param which object of a tenant the last parameter names; the others name North's */
export function requestTo(endpoint: Endpoint, which: keyof Sample = 'own'): SampleRequest {
  const names = parametersOf(endpoint)
  let path: string = endpoint.path
  for (const [at, { name, before }] of names.entries()) {
    const sample = inPath[before]
    if (!sample) throw new Error(`tests/request-samples.ts has no sample for "${before}/:${name}": add one.`)
    path = path.replace(`:${name}`, (at === names.length - 1 ? sample[which] : sample.own) ?? sample.missing)
  }
  const given = Object.fromEntries(requiredOf(endpoint).map((name) => [name, valueFor(endpoint, name)]))
  if (endpoint.method !== 'GET') return { method: endpoint.method, path, body: given }
  const query = new URLSearchParams(given as Record<string, string>).toString()
  return { method: 'GET', path: query ? `${path}?${query}` : path, body: {} }
}

export const hasForeign = (endpoint: Endpoint) =>
  inPath[parametersOf(endpoint).at(-1)?.before ?? '']?.foreign !== undefined

/** The path parameters with the segment before each. */
export const parametersOf = ({ path }: Endpoint) =>
  [...path.matchAll(/([^/]+)\/:(\w+)/g)].map(([, before = '', name = '']) => ({ name, before }))

function requiredOf(endpoint: Endpoint): string[] {
  const shape = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' })
  const inPath = new Set(parametersOf(endpoint).map(({ name }) => name))
  return (shape.required ?? []).filter((name) => !inPath.has(name))
}

function valueFor({ method, path }: Endpoint, name: string): unknown {
  if (Object.hasOwn(required, name)) return required[name]
  throw new Error(`tests/request-samples.ts has no value for "${name}" of ${method} ${path}: add one.`)
}
