import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { cellIn, saidOf, searchFor } from './matrix-page.ts'
import { type Customer, colleague, granted, make, type Person, settle } from './people.ts'

// Somebody who may edit roles and lacks payouts.process, on every page where they could try to give it.

let house: House
let home: Customer
let editor: Person
let page: Page
let desk: string
const address = (path: string) => `/o/${home.slug}${path}`
const asEditor = () => house.server.ask({ cookie: editor.cookie, tenant: home.slug })

inHouse(async (opened) => {
  house = opened
  home = await settle(house, 'Customer Two')
  const role = (body: object) => make(house, home.admin, home.slug, 'roles', body)
  const editing = await role({
    name: 'Role Editor',
    rank: 600,
    permissions: ['team.view', 'team.invite', 'team.manage', 'team.roles.manage', 'orders.view', 'orders.manage'],
  })
  desk = await role({ name: 'Order Desk', rank: 200, permissions: ['orders.view'] })
  editor = await colleague(house, home.admin, home.slug, 'Role Keeper', editing)
  page = house.keep(await house.browse(editor.cookie))
})

describe('in the editor of a role', () => {
  it('a permission one lacks cannot be ticked, nor comes with its category, and says why', async () => {
    await page.goto(address(`/team/roles/${desk}`))
    const lacking = page.getByRole('checkbox', { name: 'Payouts: Process' })
    expect(await lacking.isDisabled()).toBe(true)
    expect(await describedBy(lacking)).toBe('not yours to give')
    expect(await page.getByRole('checkbox', { name: 'Select all of Finance' }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'Select all of Commerce' }).check()
    expect(await page.getByRole('checkbox', { name: 'Reviews: Manage' }).isChecked()).toBe(false)
    await page.getByText('2 chosen').waitFor()
    await lookAt(page, 'customer/role-of-somebody-who-lacks')
    await page.getByRole('button', { name: 'Save role' }).click()
    await page.getByText('The role Order Desk is saved', { exact: true }).waitFor()
  })

  it('a parent that gives more than one holds cannot be chosen, and says why', async () => {
    await page.getByRole('combobox', { name: 'Inherits from' }).fill('Finance')
    const option = page.getByRole('option', { name: /^Finance/ })
    expect(await option.getAttribute('aria-disabled')).toBe('true')
    expect(await option.textContent()).toContain('Gives more than you hold')
    await page.keyboard.press('Escape')
  })

  it('a rank above one’s own cannot be given, and says why', async () => {
    await page.getByRole('spinbutton', { name: 'Rank' }).fill('700')
    await page.getByRole('button', { name: 'Save role' }).click()
    await page.getByText('Your own rank is 600; a role cannot stand above it').first().waitFor()
    await lookAt(page, 'customer/role-rank-refused')
    await page.getByRole('spinbutton', { name: 'Rank' }).fill('200')
  })
})

describe('in the matrix', () => {
  it('the cell is locked, and pressed all the same says why', async () => {
    await page.goto(address('/settings/permissions'))
    await page.getByRole('grid').waitFor()
    await searchFor(page, 'payouts')
    expect(await saidOf(page, 'payouts.process', 'Order Desk')).toBe('Not granted, locked')
    await (await cellIn(page, 'payouts.process', 'Order Desk')).click()
    await page.getByText('You do not hold this yourself, so you cannot give it.', { exact: true }).waitFor()
    await (await cellIn(page, 'payouts.process', 'Manager')).click()
    await page.getByText('Manager is predefined. Copy it to a custom role to change it.', { exact: true }).waitFor()
    await (await cellIn(page, 'payouts.process', 'Role Editor')).click()
    await page
      .getByText(/^You cannot change Role Editor: it is yours/)
      .first()
      .waitFor()
    await lookAt(page, 'customer/matrix-refused')
  })
})

describe('for people and groups', () => {
  it('a role beyond one’s reach is not offered', async () => {
    for (const [at, field] of [
      ['/team/invite', 'Roles'],
      ['/team/groups/new', 'Roles it carries'],
    ] as const) {
      await page.goto(address(at))
      await page.getByRole('combobox', { name: field }).fill('Order')
      await page.getByRole('option', { name: /^Order Desk/ }).waitFor()
      await page.getByRole('combobox', { name: field }).fill('Finance')
      await page
        .getByText(/nothing|no match/i)
        .first()
        .waitFor()
      expect(await page.getByRole('option', { name: /^Finance/ }).count()).toBe(0)
    }
  })
})

describe('a request made by hand', () => {
  it('is refused by every way in, and changes nothing', async () => {
    const ask = asEditor()
    const beyond = { permissions: ['payouts.process'] }
    const made = { name: 'Sly', rank: 10, permissions: [] }
    const answers = [
      await ask.post('/api/admin/team/roles', { ...made, ...beyond }),
      await ask.patch(`/api/admin/team/roles/${desk}`, beyond),
      await ask.put(`/api/admin/team/roles/${desk}/permissions/payouts.process`, {}),
      await ask.post('/api/admin/team/roles', { ...made, parentRoleId: 'rol_finance' }),
      await ask.patch(`/api/admin/team/roles/${desk}`, { parentRoleId: 'rol_finance' }),
      await ask.post('/api/admin/team/invites', { emails: ['sly@example.com'], roleIds: ['rol_finance'] }),
      await ask.post('/api/admin/team/groups', { name: 'Sly', roleIds: ['rol_finance'] }),
    ]
    for (const [index, answer] of answers.entries())
      expect(answer, String(index)).toMatchObject({ status: 403, body: { code: 'beyond_own_permissions' } })
    expect(answers[0]?.text).toContain('payouts.process')
    const { body } = granted(await ask.get(`/api/admin/team/roles/${desk}`))
    expect(
      Object.values(body.own ?? {})
        .map(String)
        .toSorted(),
    ).toEqual(['orders.manage', 'orders.view'])
  })
})

it('shows one’s own role without a way to change it, and says why', async () => {
  await page.goto(address('/team/roles'))
  await page.getByRole('link', { name: 'Role Editor', exact: true }).click()
  await page.getByText(/^You may look at this role but not change it/).waitFor()
  expect(await page.getByRole('button', { name: 'Save role' }).count()).toBe(0)
  await lookAt(page, 'customer/role-of-ones-own')
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function describedBy(box: ReturnType<Page['getByRole']>) {
  const id = await box.getAttribute('aria-describedby')
  return page.locator(`[id="${id}"]`).textContent()
}
