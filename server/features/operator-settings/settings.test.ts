import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator-settings.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorSettingsRoutes } from './routes.ts'

let stage: Stage
let operator: Person
beforeAll(async () => {
  stage = await openStage(operatorSettingsRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
})
afterAll(() => stage.close())
beforeEach(() => void stage.announced.splice(0))

const get = (who: Person | undefined = operator) => stage.call(contract.getSettings, who)
const change = (values: Record<string, unknown>, who: Person | undefined = operator) =>
  stage.call(contract.changeSettings, who, values)
const events = () =>
  stage.sql(`select actor_id, chain, changes from tenantry.audit_events where action = 'settings.changed' order by seq`)

describe('the settings of the installation', () => {
  it('are what they are unless somebody changes them', async () => {
    expect(await get()).toMatchObject({
      productName: 'Tenantry',
      organizationNoun: 'organization',
      signUpMode: 'closed',
      invitationLifetimeDays: 7,
      invitationsPerDay: 50,
      passwordMinimum: 12,
      operatorsNeedSecondFactor: false,
      mail: { mode: 'development' },
    })
  })

  it('change one by one, are written down with old and new, and told to every page', async () => {
    const changed = await change({ signUpMode: 'request', passwordMinimum: 16, productName: 'Tenantry' })
    expect(changed).toMatchObject({ signUpMode: 'request', passwordMinimum: 16, invitationsPerDay: 50 })
    expect(await get()).toEqual(changed)
    expect(await events()).toEqual([
      {
        actor_id: operator.id,
        chain: 'platform',
        changes: { signUpMode: { old: 'closed', new: 'request' }, passwordMinimum: { old: 12, new: 16 } },
      },
    ])
    expect(stage.announced).toEqual([{ type: 'settings.changed' }])
  })

  it('do nothing when nothing changes', async () => {
    await change({})
    await change({ signUpMode: 'request' })
    expect([await events(), stage.announced]).toEqual([[expect.anything()], []])
  })

  it('stay within their bounds, and know nothing that does not work yet', async () => {
    for (const wrong of [
      { passwordMinimum: 7 },
      { passwordMinimum: 65 },
      { invitationLifetimeDays: 31 },
      { invitationsPerDay: 0 },
      { productName: ' ' },
      { productName: 'Ten\nantry' },
      { organizationNoun: '<b>' },
      { signUpMode: 'open' },
      { mailMode: 'off' },
    ]) {
      await expect(change(wrong)).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })

  it('exist for operators only', async () => {
    const stranger = await stage.person('Stranger')
    await expect(get(stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(change({ signUpMode: 'closed' }, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a test mail', () => {
  it("goes to the operator's own address, and to no other", async () => {
    expect(await stage.call(contract.sendTestMail, operator)).toEqual({ recipient: operator.email })
    expect(await stage.sql('select kind, recipient from tenantry.outbox')).toEqual([
      { kind: 'test_mail', recipient: operator.email },
    ])
    const elsewhere = stage.call(contract.sendTestMail, operator, { recipient: 'a@b.test' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
