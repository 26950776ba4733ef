import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMembers } from '#tests/newcomers.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addMembers(world, ['pia', 'rio', 'sol'])
  for (const email of ['nils@harbour.test', 'zoe@harbour.test'])
    await world.as('ada').post('/api/admin/team/invites', { emails: [email], roleIds: ['rol_support'] })
  await world.as('ada').patch('/api/admin/team/mem_pia', { roleIds: ['rol_finance'] })
  await world.as('ada').patch('/api/admin/team/mem_rio', { status: 'suspended' })
})
afterAll(() => world.close())

type Row = { readonly id: string; readonly name: string; readonly email: string }

/** The whole list, asked for page by page. */
async function list(query: string, limit = 50) {
  const rows: Row[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, text } = await world
      .as('ada')
      .get(`/api/admin/team?limit=${limit}&${query}${cursor && `&cursor=${cursor}`}`)
    expect(status, text).toBe(200)
    const page: { items: Row[]; nextCursor: string | null } = JSON.parse(text)
    rows.push(...page.items)
    cursor = page.nextCursor
  }
  return rows
}
const shown = (rows: readonly Row[]) => rows.map(({ name, email }) => name || email)

describe('the team', () => {
  it.each([1, 2, 3, 50])('by name has those without one where their address belongs, %i at a time', async (limit) => {
    const rows = shown(await list('sort=name', limit))
    expect(rows).toEqual(rows.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)))
    expect(rows).toContain('nils@harbour.test')
    expect(rows.indexOf('Max Member')).toBeLessThan(rows.indexOf('nils@harbour.test'))
    expect(rows.indexOf('nils@harbour.test')).toBeLessThan(rows.indexOf('Pia'))
    expect(shown(await list('sort=-name', limit))).toEqual(rows.toReversed())
  })

  it.each([
    ['q=harbour', ['nils@harbour.test', 'zoe@harbour.test']],
    ['q=HARBOUR', ['nils@harbour.test', 'zoe@harbour.test']],
    ['status=suspended', ['Rio', 'Sam Suspended']],
    ['status=pending&q=zo', ['zoe@harbour.test']],
    ['roleId=rol_finance', ['Pia']],
    ['roleId=rol_support&status=pending', ['nils@harbour.test', 'zoe@harbour.test']],
    ['q=nobody-is-called-so', []],
  ])('finds %s', async (query, expected) => {
    expect(shown(await list(`sort=name&${query}`))).toEqual(expected)
  })
})
