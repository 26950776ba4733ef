import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { TenantDb } from '#database/connection.ts'
import { openOutboxWorld, testVault } from '#tests/outbox-world.ts'
import { identityRole } from '../scopes/public.ts'
import { writing } from '../scopes/transaction.ts'
import { postMail } from './outbox.ts'

let world: Awaited<ReturnType<typeof openOutboxWorld>>
beforeAll(async () => {
  world = await openOutboxWorld()
})
afterEach(() => world.query('delete from tenantry.outbox'))
afterAll(() => world.close())

const testMail = { kind: 'test_mail', payload: { byName: 'Olga' } } as const

it('a mail is stored with its one recipient, its content sealed', async () => {
  await world.post({ ...testMail, recipient: ' Ada@Example.com ', language: 'de' })
  const [row] = await world.rows()
  expect(row).toMatchObject({ kind: 'test_mail', recipient: 'ada@example.com', status: 'waiting', attempts: 0 })
  expect(testVault.unseal(row?.sealed ?? '')).toEqual({ language: 'de', payload: { byName: 'Olga' } })
})

it('rule 142: a mail of a change that is rolled back was never there', async () => {
  let asked = 0
  const platform = { vault: testVault, mailPosted: () => asked++ }
  const failing = writing(
    world.database,
    { pool: world.database.pool, role: identityRole, entry: { text: 'select 1' }, admit: () => undefined },
    { carry: () => undefined, deliver: () => {} },
    async (passage) => {
      await postMail(passage.as() as TenantDb, platform, { ...testMail, recipient: 'ada@example.com' })
      throw new Error('changed my mind')
    },
  )
  await expect(failing).rejects.toThrow('changed my mind')
  expect(asked).toBe(1)
  expect(await world.rows()).toEqual([])
})

it('rule 6: a recipient is one plain address or the change fails', async () => {
  for (const recipient of ['a@example.com,b@example.com', 'a@example.com\nb@example.com', 'A <a@example.com>', ''])
    await expect(world.post({ ...testMail, recipient })).rejects.toThrow()
  expect(await world.rows()).toEqual([])
})

it('rule 44: a tenant posts in its own name only', async () => {
  const [one, two] = [await world.addTenant('one'), await world.addTenant('two')]
  await world.post({ ...testMail, tenantId: one, recipient: 'ada@example.com' })
  const foreign = writing(
    world.database,
    {
      pool: world.database.pool,
      role: 'tenantry_tenant',
      entry: { text: `select set_config('tenantry.tenant_id', $1, true)`, values: [one] },
      admit: () => undefined,
    },
    { carry: () => undefined, deliver: () => {} },
    (passage) =>
      postMail(
        passage.as() as TenantDb,
        { vault: testVault, mailPosted: () => {} },
        { ...testMail, tenantId: two, recipient: 'ada@example.com' },
      ),
  )
  await expect(foreign).rejects.toThrow()
  expect(await world.rows()).toHaveLength(1)
})
