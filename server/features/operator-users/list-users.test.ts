import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/operator.ts'
import { openStage, type Person, type Stage } from '#tests/stage.ts'
import { operatorUserRoutes } from './routes.ts'

let stage: Stage
let operator: Person
beforeAll(async () => {
  stage = await openStage(operatorUserRoutes)
  operator = await stage.person('Operator', { isSuperAdmin: true })
  for (const name of ['Alex North', 'Robin South', 'Zoë West']) await stage.person(name)
})
afterAll(() => stage.close())

const list = (values: Record<string, unknown> = {}) => stage.call(contract.listUsers, operator, values)
const names = async (values: Record<string, unknown>) => (await list(values)).items.map(({ name }) => name)

describe('the list of users', () => {
  it('shows everyone, newest first, and nothing but what an operator needs', async () => {
    const { items } = await list()
    expect(items.map(({ name }) => name)).toEqual(['Zoë West', 'Robin South', 'Alex North', 'Operator'])
    expect(items[3]).toEqual({
      id: operator.id,
      email: operator.email,
      name: 'Operator',
      status: 'active',
      isSuperAdmin: true,
      hasAccount: true,
      mustChangePassword: false,
      hasSecondFactor: false,
      lastSignInAt: null,
      createdAt: expect.any(String),
      organizations: [],
      organizationCount: 0,
    })
  })

  it('finds by name or e-mail, whatever the case, and takes no pattern', async () => {
    expect(await names({ q: 'zoë' })).toEqual(['Zoë West'])
    expect(await names({ q: 'Robin.S' })).toEqual(['Robin South'])
    expect(await names({ q: '%' })).toEqual([])
    expect(await names({ q: '' })).toHaveLength(4)
  })

  it('narrows down to superadmins, or to all others', async () => {
    expect(await names({ superadmins: 'true' })).toEqual(['Operator'])
    expect(await names({ superadmins: 'false' })).toEqual(['Zoë West', 'Robin South', 'Alex North'])
  })

  it('goes on where it ended', async () => {
    const first = await list({ limit: '3' })
    const second = await list({ limit: '3', cursor: first.nextCursor })
    expect([first.items.length, second.items.map(({ name }) => name), second.nextCursor]).toEqual([
      3,
      ['Operator'],
      null,
    ])
  })

  it('does not exist for anyone else', async () => {
    const stranger = await stage.person('Stranger')
    await expect(stage.call(contract.listUsers, stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.call(contract.listUsers, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})
