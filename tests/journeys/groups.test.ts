import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { type Customer, colleague, granted, invite, join, type Person, settle } from './people.ts'

// A group that carries a role: made, entered, explained, changed and deleted.

let house: House
let home: Customer
let worker: Person
let page: Page
const address = (path: string) => `/o/${home.slug}${path}`

inHouse(async (opened) => {
  house = opened
  home = await settle(house, 'Customer Two')
  worker = await colleague(house, home.admin, home.slug, 'Night Shift', 'rol_viewer')
  await join(house, await invite(house, home.admin, home.slug, 'partner@studio.test', 'rol_creator'), 'Studio Partner')
  page = house.keep(await house.browse(home.admin.cookie))
})

describe('a group that carries a role', () => {
  it('gives it to its members from their next request on', async () => {
    expect(await mayWorker('orders.manage')).toBe(false)
    await page.goto(address('/team/groups'))
    await page.getByRole('link', { name: 'Create group' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Warehouse crew')
    await choose('Roles it carries', 'Manager')
    await choose('Members', 'Night Shift')
    await lookAt(page, 'customer/group-new')
    await page.getByRole('button', { name: 'Create group' }).click()
    await page.getByRole('heading', { level: 1, name: 'Warehouse crew' }).waitFor()
    expect(await mayWorker('orders.manage')).toBe(true)
    await lookAt(page, 'customer/group')
  })

  it('is named where the member’s roles are', async () => {
    await page.goto(address('/team'))
    await page
      .getByRole('link', { name: /Night Shift/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /Night Shift/ }).waitFor()
    const manager = page.getByRole('listitem').filter({ hasText: 'Manager' })
    await manager
      .getByRole('link', { name: /Warehouse crew/ })
      .first()
      .waitFor()
    await lookAt(page, 'customer/member-with-group')
  })

  it('is the first step of the way by which a permission comes: group, role, grant', async () => {
    await page.getByRole('link', { name: /why/i }).first().click()
    await page.getByRole('searchbox', { name: 'Search permissions' }).fill('orders')
    const permission = page.getByRole('listitem').filter({ hasText: 'Orders: Manage' }).first()
    await permission.getByText('via Warehouse crew').waitFor()
    await permission.locator('summary').click()
    const way = permission.getByRole('listitem').first()
    expect(await way.textContent()).toMatch(/Group: Warehouse crew\s*carries\s*Manager.*gives the permission/s)
    await way.getByText('Put into the group').waitFor()
    await way.getByText(`by ${home.admin.name}`, { exact: false }).first().waitFor()
    await lookAt(page, 'customer/why')
  })

  it('is refused to people its role is not for, and says so at the roles', async () => {
    await page.goto(address('/team/groups/new'))
    await page.getByLabel('Name', { exact: true }).fill('Makers')
    await choose('Roles it carries', 'Creator', /^Creator ?Rank 10/)
    await choose('Members', 'Night Shift')
    await page.getByRole('button', { name: 'Create group' }).click()
    await page
      .getByText(/^A role for external people is for people of that kind only/)
      .first()
      .waitFor()
    await lookAt(page, 'customer/group-refused')
    await page.getByRole('button', { name: 'Remove Night Shift' }).click()
    await choose('Members', 'Studio Partner')
    await page.getByRole('button', { name: 'Create group' }).click()
    await page.getByRole('heading', { level: 1, name: 'Makers' }).waitFor()
  })
})

describe('a change of the group', () => {
  it('takes the role away at the next request when it carries it no more', async () => {
    await page.goto(address('/team/groups'))
    await page.getByRole('link', { name: 'Warehouse crew' }).first().click()
    await page.getByRole('button', { name: 'Remove Manager' }).click()
    await choose('Roles it carries', 'Support')
    await page.getByRole('button', { name: 'Save group' }).click()
    await page.getByText('The group Warehouse crew is saved', { exact: true }).waitFor()
    expect(await mayWorker('orders.manage')).toBe(false)
    expect(await mayWorker('support.use')).toBe(true)
  })

  it('says before it is deleted who loses what', async () => {
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('1 member loses what came through it: Support.').waitFor()
    await lookAt(page, 'customer/group-delete', '[role=dialog], [role=alertdialog]')
    await page.getByRole('button', { name: 'Delete group' }).click()
    await arrive(page, `**${address('/team/groups')}`)
    expect(await mayWorker('support.use')).toBe(false)
  })

  it('is in the trail, with who gained and who lost what', async () => {
    await page.goto(address('/audit'))
    await page.getByRole('button', { name: /changed the group Warehouse crew/ }).click()
    const told = page.getByRole('region', { name: 'Who gained and who lost what' })
    await expect
      .poll(() => told.textContent())
      .toMatch(/1 member was affected.*1 member lost Orders: Manage.*Night Shift.*lost .*Orders: Manage/s)
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function choose(field: string, words: string, option = new RegExp(`^${words}`)) {
  await page.getByRole('combobox', { name: field }).fill(words)
  await page.getByRole('option', { name: option }).first().click()
}

async function mayWorker(permission: string) {
  const asked = house.server.ask({ cookie: worker.cookie, tenant: home.slug })
  return granted(await asked.get(`/api/admin/permissions/check?permission=${permission}`)).body.allowed
}
