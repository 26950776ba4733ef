import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { openStage, type Person } from '#tests/stage.ts'
import { operatorTenantRoutes } from '../features/operator-tenants/routes.ts'

let stage: Awaited<ReturnType<typeof openStage>>
let [stranger, other]: Person[] = []
beforeAll(async () => {
  stage = await openStage(operatorTenantRoutes)
  stranger = await stage.person('Stranger')
  other = await stage.person('Other')
})
afterAll(() => stage.close())

const attempt = (who: Person | undefined) =>
  stage.call(contract.createTenant, who, { name: 'Mine' }).then(
    () => 'allowed',
    (error: { code?: string }) => error.code,
  )
const linesOf = async (who: Person | undefined) =>
  Number((await stage.sql(`select count(*) from tenantry.audit_events where actor_id = $1`, [who?.id]))[0]?.count)

it('rule 129: writes down what was denied, at most thirty times an hour for one person', async () => {
  expect(await attempt(stranger)).toBe('not_found')
  expect(await linesOf(stranger)).toBe(1)
  for (let time = 2; time <= 70; time++) expect(await attempt(stranger)).toBe('not_found')
  expect(await linesOf(stranger)).toBe(30)
  const [last, before] = await stage.sql(
    `select changes->'further' as further from tenantry.audit_events where actor_id = $1 order by seq desc limit 2`,
    [stranger?.id],
  )
  expect([before?.further, last?.further]).toEqual([null, { new: 'not written down within the hour' }])
  await attempt(other)
  expect(await linesOf(other)).toBe(1)
  await stage.sql(
    `update tenantry.rate_limits set window_ends_at = now() - interval '1 second' where key like '%.denied %'`,
  )
  await attempt(stranger)
  expect(await linesOf(stranger)).toBe(31)
})
