import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGroup } from '#contract/groups.ts'
import { archiveTenant } from '#contract/operator.ts'
import { codesIn } from '#tests/held-to-reference.ts'
import { type Body, openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const documentFor = async (who: 'olive' | 'ada' | 'nobody') => (await world.as(who).get('/api/openapi.json')).body
const operationsOf = ({ paths }: Body) =>
  Object.values(paths ?? {}).flatMap((methods) => Object.values(methods ?? {}).filter((each) => each !== undefined))
const codesOf = (operation: Body) =>
  Object.keys(operation.responses ?? {}).flatMap((status) => codesIn(operation, status).map(String))
const everyCodeOf = (document: Body) => [...new Set(operationsOf(document).flatMap(codesOf))].toSorted()

describe('the reference', () => {
  it('lists for an operation what its method, its door and its own work can refuse, and no more', async () => {
    const { paths } = await documentFor('olive')
    const codesAt = (path: string, method: string) => codesOf(paths?.[path]?.[method] ?? {}).toSorted()
    const failing = ['internal', 'unavailable']
    const sent = ['invalid_input', 'origin_not_allowed', 'payload_too_large', 'unsupported_media_type']
    const owed = ['password_change_required', 'second_factor_required', 'session_too_old']
    expect(codesAt('/api/sign-up-mode', 'get')).toEqual([
      'internal',
      'invalid_input',
      'method_not_allowed',
      'unavailable',
    ])
    expect(codesAt('/api/auth/sign-out', 'post')).toEqual([...failing, ...sent, 'method_not_allowed'].toSorted())
    expect(codesAt('/api/admin/team/groups', 'post')).toEqual(
      [
        ...[...failing, ...sent, ...owed, 'method_not_allowed', 'idempotency_key_reused'],
        ...['signed_out', 'forbidden', 'not_found', 'tenant_suspended', 'tenant_unstated'],
        ...createGroup.problems.filter((code) => code !== 'not_found'),
      ].toSorted(),
    )
    expect(codesAt('/api/super-admin/tenants/{tenantId}/archive', 'post')).toEqual(
      [
        ...[...failing, ...sent, ...owed, 'idempotency_key_reused', 'confirm_identity', 'not_found'],
        ...['tenant_mismatch', ...archiveTenant.problems.filter((code) => code !== 'not_found')],
      ].toSorted(),
    )
    expect(codesAt('/api/super-admin/users', 'get')).toEqual(
      [...failing, ...owed, 'invalid_input', 'not_found'].toSorted(),
    )
  })

  it('offers a key for repeats only where one counts', async () => {
    const { paths } = await documentFor('olive')
    const takesKey = (path: string) => JSON.stringify(paths?.[path]?.post?.parameters).includes('Idempotency-Key')
    expect(takesKey('/api/admin/team/groups')).toBe(true)
    for (const path of ['/api/auth/sign-in/email', '/api/account/second-factor', '/api/invitations/{token}/accept'])
      expect([path, takesKey(path)]).toEqual([path, false])
  })

  it('names every operation, each by a name of its own', async () => {
    const ids = operationsOf(await documentFor('olive')).map(({ operationId }) => operationId)
    expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(String(id)))).toEqual([])
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toEqual(expect.arrayContaining(['listTeam', 'inTenantListTeam', 'getSettings', 'platformGetSettings']))
  })

  it('says once which dialect its schemas are in, and refers to nothing that is not in it', async () => {
    const document = await documentFor('olive')
    expect(JSON.stringify(document)).not.toContain('"$schema"')
    const referred = new Set(JSON.stringify(document).match(/"\$ref":"[^"]*"/g))
    expect([...referred]).toEqual(['"$ref":"#/components/schemas/Problem"'])
  })

  it('rule 91: has for members no word that only operators are told', async () => {
    for (const who of ['ada', 'nobody'] as const) {
      const document = await documentFor(who)
      expect(document.components?.schemas?.Problem?.properties?.code?.enum).toEqual(everyCodeOf(document))
      const text = JSON.stringify(document)
      for (const word of ['last_superadmin', 'tenant_protected', 'confirm_identity', 'tenant_mismatch', 'super-admin'])
        expect(text, word).not.toContain(word)
      expect(text).not.toContain('access_request.changed')
    }
    const whole = await documentFor('olive')
    expect(whole.components?.schemas?.Problem?.properties?.code?.enum).toEqual(everyCodeOf(whole))
  })

  it('describes what is served beside the contract as it answers', async () => {
    const { paths } = await documentFor('nobody')
    for (const path of ['/healthz', '/readyz']) {
      const { status, body } = await world.as('nobody').get(path)
      const { schema } = paths?.[path]?.get?.responses?.[status]?.content?.['application/json'] ?? {}
      expect(schema?.properties?.status?.const).toBe(body.status)
    }
    const stream = paths?.['/api/events']?.get
    expect(stream?.responses?.['200']?.content?.['text/event-stream']).toBeDefined()
    await world.sql(`update tenantry.users set must_change_password = true where id = 'usr_max'`)
    for (const [who, tenant] of [
      ['nobody', ''],
      ['gus', '?tenant=north'],
      ['wes', '?tenant=west'],
      ['max', '?tenant=north'],
    ] as const) {
      const { status, body } = await world.as(who).get(`/api/events${tenant}`)
      expect(codesIn(stream, status), `${who} ${tenant}`).toContain(body.code)
    }
  })
})
