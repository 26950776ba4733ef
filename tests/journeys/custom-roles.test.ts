import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { type Customer, colleague, granted, type Person, settle } from './people.ts'

// A custom role and one that inherits from it: made, held, changed, seen in the trail and by the operator.

let house: House
let operator: Person
let home: Customer
let worker: Person
let page: Page
const address = (path: string) => `/o/${home.slug}${path}`

inHouse(async (opened) => {
  house = opened
  ;({ operator, ...home } = await settle(house, 'Customer Two'))
  worker = await colleague(house, home.admin, home.slug, 'Night Shift', 'rol_support')
  page = house.keep(await house.browse(home.admin.cookie))
})

describe('a custom role', () => {
  it('is made of a rank and of permissions, a whole category at once', async () => {
    await page.goto(address('/team/roles'))
    await page.getByRole('link', { name: 'Create role' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Order Desk')
    await page.getByLabel('Rank', { exact: true }).fill('150')
    await page.getByRole('checkbox', { name: 'Select all of Commerce' }).check()
    await page.getByRole('checkbox', { name: 'Reviews: Manage' }).uncheck()
    await page.getByText('Whoever gets it may do 5 things.').waitFor()
    await lookAt(page, 'customer/role-new')
    await page.getByRole('button', { name: 'Create role' }).click()
    await page.getByRole('heading', { level: 1, name: /^Order Desk/ }).waitFor()
  })

  it('is a parent to another, which shows what comes from it ticked and locked', async () => {
    await page.goto(address('/team/roles/new'))
    await page.getByLabel('Name', { exact: true }).fill('Depot Lead')
    await page.getByLabel('Rank', { exact: true }).fill('160')
    await page.getByRole('combobox', { name: 'Inherits from' }).fill('Order')
    await page.getByRole('option', { name: /^Order Desk/ }).click()
    const inherited = page.getByRole('checkbox', { name: 'Orders: Manage' })
    await page.getByText('from Order Desk').first().waitFor()
    expect([await inherited.isChecked(), await inherited.isDisabled()]).toEqual([true, true])
    await page.getByRole('checkbox', { name: 'Content: View' }).check()
    await page.getByText('1 own, 5 inherited').waitFor()
    await page.getByText('Whoever gets it may do 6 things.').waitFor()
    await lookAt(page, 'customer/role-new-with-parent')
    await page.getByRole('button', { name: 'Create role' }).click()
    await page.getByRole('heading', { level: 1, name: /^Depot Lead/ }).waitFor()
  })

  it('stands below its parent in the list, and in the operator’s drawing', async () => {
    await page.goto(address('/team/roles'))
    const listed = page.getByRole('list', { name: 'Roles' }).last().getByRole('listitem')
    const lead = listed.filter({ hasText: 'Depot Lead' })
    await lead.getByText('Inherits from Order Desk').waitFor()
    await lead.getByText('1 own and 5 inherited permissions').waitFor()
    await lookAt(page, 'customer/roles')

    const portal = await house.browse(operator.cookie)
    await portal.goto('/admin/roles')
    const below = portal.getByRole('list', { name: /^Order Desk/ })
    await below.getByRole('button', { name: /Depot Lead/ }).waitFor()
    await lookAt(portal, 'operator/roles-with-custom')
  })

  it('lets whoever holds it do what its parent grants, from the next request on', async () => {
    expect(await mayWorker('orders.manage')).toBe(false)
    const open = await house.browse(worker.cookie)
    await open.goto(address('/team'))
    await open.getByRole('row', { name: /Night Shift/ }).waitFor()
    await page.goto(address('/team'))
    await page
      .getByRole('link', { name: /Night Shift/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Change roles' }).click()
    await page.getByRole('combobox', { name: 'Roles' }).fill('Depot')
    await page.getByRole('option', { name: /^Depot Lead/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save roles' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await mayWorker('orders.manage')).toBe(true)
    expect(await mayWorker('content.view')).toBe(true)
  })
})

describe('a change of the parent', () => {
  it('says before it is saved who gains and who loses what, by name and counted', async () => {
    await page.goto(address('/team/roles'))
    await page.getByRole('link', { name: 'Order Desk', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Orders: Manage' }).uncheck()
    await page.getByRole('checkbox', { name: 'Payouts: View' }).check()
    const effect = page.locator('section', { has: page.getByRole('heading', { name: 'What saving does' }) })
    await effect.getByText('1 member is affected').waitFor()
    await effect.getByText('1 member loses Orders: Manage').waitFor()
    await effect.getByText('1 member gains Payouts: View').waitFor()
    await effect.getByText('Night Shift').waitFor()
    expect(await mayWorker('orders.manage')).toBe(true)
    await lookAt(page, 'customer/role-effect')
    await page.getByRole('button', { name: 'Save role' }).click()
    await page.getByText('The role Order Desk is saved', { exact: true }).waitFor()
    expect(await mayWorker('orders.manage')).toBe(false)
    expect(await mayWorker('payouts.view')).toBe(true)
  })

  it('is in the trail with the same difference, for the organization and for the operator', async () => {
    const portal = await house.browse(operator.cookie)
    for (const [where, at] of [
      [page, address('/audit')],
      [portal, `/admin/orgs/${home.id}/audit`],
    ] as const) {
      await where.goto(at)
      await where
        .getByRole('button', { name: /changed the role Order Desk/ })
        .or(where.getByRole('row', { name: /Order Desk/ }).getByRole('button'))
        .first()
        .click()
      const told = where.getByRole('region', { name: 'Who gained and who lost what' })
      await told.getByText('1 member was affected.').waitFor()
      await expect
        .poll(() => told.textContent())
        .toMatch(/1 member gained Payouts: View.*1 member lost Orders: Manage.*Night Shift/)
      await lookAt(where, `${where === page ? 'customer' : 'operator'}/audit-event-with-effect`, '[role=dialog]')
    }
  })

  it('is refused where it would close a circle, in words and before it is saved', async () => {
    await page.goto(address('/team/roles'))
    await page.getByRole('link', { name: 'Order Desk', exact: true }).click()
    await page.getByRole('combobox', { name: 'Inherits from' }).fill('Depot')
    // It is not even offered.
    expect(await page.getByRole('option', { name: /^Depot Lead/ }).count()).toBe(0)
    const ask = house.server.ask({ cookie: home.admin.cookie, tenant: home.slug })
    const roles = Object.values(granted(await ask.get('/api/admin/team/roles')).body.items ?? {})
    const idOf = (name: string) => String(roles.find((role) => String(role?.name) === name)?.id)
    const answer = await ask.patch(`/api/admin/team/roles/${idOf('Order Desk')}`, { parentRoleId: idOf('Depot Lead') })
    expect(answer).toMatchObject({ status: 409, body: { code: 'role_cycle' } })
  })
})

it('is deleted only after its holders have another in its place', async () => {
  await page.goto(address('/team/roles'))
  await page.getByRole('button', { name: 'Actions for Depot Lead' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('In use by 1 member.').waitFor()
  await page.getByRole('combobox', { name: 'Move to' }).fill('Content')
  await page.getByRole('option', { name: /^Content Manager/ }).click()
  await lookAt(page, 'customer/role-delete-in-use', '[role=dialog]')
  await page.getByRole('button', { name: 'Move and delete role' }).click()
  await page.getByText('The role Depot Lead is deleted', { exact: true }).waitFor()
  expect([await mayWorker('payouts.view'), await mayWorker('content.edit')]).toEqual([false, true])
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function mayWorker(permission: string) {
  const asked = house.server.ask({ cookie: worker.cookie, tenant: home.slug })
  return granted(await asked.get(`/api/admin/permissions/check?permission=${permission}`)).body.allowed
}
