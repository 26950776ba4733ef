import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { cellIn, saidOf, searchFor } from './matrix-page.ts'
import { type Customer, colleague, granted, make, type Person, settle } from './people.ts'

// The table of all permissions and roles: a click saves, another takes it back, and no mouse is needed.

let house: House
let home: Customer
let worker: Person
let page: Page
const address = '/settings/permissions'

inHouse(async (opened) => {
  house = opened
  home = await settle(house, 'Customer Two')
  const role = (body: object) => make(house, home.admin, home.slug, 'roles', body)
  const desk = await role({ name: 'Order Desk', rank: 150, permissions: ['orders.view', 'reviews.view'] })
  const lead = await role({ name: 'Depot Lead', rank: 160, permissions: ['orders.view'], parentRoleId: desk })
  worker = await colleague(house, home.admin, home.slug, 'Night Shift', lead)
  page = house.keep(await house.browse(home.admin.cookie))
  await page.goto(`/o/${home.slug}${address}?category=COMMERCE`)
  await cellIn(page, 'orders.view', 'Depot Lead')
})

it('tells own grants from inherited ones, and is fit to look at', async () => {
  expect(await saidOf(page, 'orders.view', 'Depot Lead')).toBe('Granted, also inherited from Order Desk')
  expect(await saidOf(page, 'reviews.view', 'Depot Lead')).toBe('Granted, inherited from Order Desk, locked')
  expect(await saidOf(page, 'orders.view', 'Viewer')).toBe('Granted, locked')
  expect(await saidOf(page, 'orders.manage', 'Depot Lead')).toBe('Not granted')
  await lookAt(page, 'customer/matrix')
})

describe('a click', () => {
  it('gives at once, in force at the next request, and says to how many', async () => {
    expect(await mayWorker('orders.manage')).toBe(false)
    await (await cellIn(page, 'orders.manage', 'Depot Lead')).click()
    await page.getByText('Depot Lead now gives “Orders: Manage”', { exact: true }).waitFor()
    await page.getByText('1 member gained it.', { exact: true }).waitFor()
    expect(await saidOf(page, 'orders.manage', 'Depot Lead')).toBe('Granted')
    expect(await mayWorker('orders.manage')).toBe(true)
    await lookAt(page, 'customer/matrix-toggled')
  })

  it('is undone from where it was announced', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Depot Lead no longer gives “Orders: Manage”', { exact: true }).waitFor()
    expect(await saidOf(page, 'orders.manage', 'Depot Lead')).toBe('Not granted')
    expect(await mayWorker('orders.manage')).toBe(false)
  })

  it('takes an own grant that is inherited too, says that it stays, and can give it again', async () => {
    await (await cellIn(page, 'orders.view', 'Depot Lead')).click()
    const words = 'Depot Lead gives “Orders: View” no longer by itself, but still inherits it from Order Desk'
    await page.getByText(words, { exact: true }).waitFor()
    expect(await saidOf(page, 'orders.view', 'Depot Lead')).toBe('Granted, inherited from Order Desk')
    expect(await mayWorker('orders.view')).toBe(true)
    await (await cellIn(page, 'orders.view', 'Depot Lead')).click()
    await expect.poll(() => saidOf(page, 'orders.view', 'Depot Lead')).toBe('Granted, also inherited from Order Desk')
  })

  it('on what is inherited alone changes nothing, and says where to', async () => {
    await (await cellIn(page, 'reviews.view', 'Depot Lead')).click()
    await page.getByText('Depot Lead inherits this from Order Desk. Change it there.', { exact: true }).waitFor()
  })

  it('elsewhere is seen here', async () => {
    await page.goto(`/o/${home.slug}${address}`)
    await searchFor(page, 'digital')
    expect(await saidOf(page, 'dam.manage', 'Order Desk')).toBe('Not granted')
    const other = await house.browse(home.admin.cookie)
    await other.goto(`/o/${home.slug}${address}?q=dam`)
    await (await cellIn(other, 'dam.manage', 'Order Desk')).click()
    await expect.poll(() => saidOf(page, 'dam.manage', 'Order Desk')).toBe('Granted')
    expect(await saidOf(page, 'dam.manage', 'Depot Lead')).toBe('Granted, inherited from Order Desk, locked')
  })
})

describe('without a mouse', () => {
  it('one cell is in the order of Tab, and arrows, Home, End and Page keys move from it', async () => {
    await searchFor(page, '')
    await (await cellIn(page, 'orders.view', 'Depot Lead')).focus()
    await page.getByRole('searchbox', { name: 'Search permissions or roles' }).focus()
    expect(await page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1)
    for (let presses = 0; presses < 6 && !(await focused()); presses++) await page.keyboard.press('Tab')
    expect(await focused()).toMatchObject({ role: 'Tenant Admin' })
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toMatchObject({ role: 'Manager' })
    await page.keyboard.press('Control+End')
    expect(await focused()).toMatchObject({ permission: 'support.use' })
    await page.keyboard.press('Control+Home')
    expect(await focused()).toEqual({ permission: 'tenant.settings.view', role: 'Tenant Admin' })
    await page.keyboard.press('PageDown')
    expect(await focused()).not.toMatchObject({ permission: 'tenant.settings.view' })
  })

  it('Space gives and Enter takes, and the focus stays', async () => {
    await searchFor(page, 'seo')
    await cellIn(page, 'seo.edit', 'Depot Lead')
    await page.getByRole('grid').locator('[role=gridcell][tabindex="0"]').focus()
    await page.keyboard.press('Control+Home')
    for (let presses = 0; presses < 20 && (await focused())?.role !== 'Depot Lead'; presses++)
      await page.keyboard.press('ArrowRight')
    const place = await focused()
    expect(place).toEqual({ permission: 'seo.view', role: 'Depot Lead' })
    await page.keyboard.press('Space')
    await page.getByText('Depot Lead now gives “Search engine optimisation: View”', { exact: true }).waitFor()
    expect(await saidOf(page, 'seo.view', 'Depot Lead')).toBe('Granted')
    expect(await focused()).toEqual(place)
    await page.keyboard.press('Enter')
    await page.getByText('Depot Lead no longer gives “Search engine optimisation: View”', { exact: true }).waitFor()
    expect(await focused()).toEqual(place)
  })
})

it('keeps its head and its first column in sight', async () => {
  await searchFor(page, '')
  await cellIn(page, 'orders.view', 'Tenant Admin')
  const grid = page.getByRole('grid')
  const head = page.locator('[role=columnheader][title="Tenant Admin"]')
  const before = await head.boundingBox()
  await grid.evaluate('(grid) => { grid.scrollTop = 600 }')
  expect((await head.boundingBox())?.y).toBe(before?.y)
  const first = grid.getByRole('rowheader').nth(3)
  const left = (await first.boundingBox())?.x
  await grid.evaluate('(grid) => { grid.scrollLeft = 300 }')
  expect((await first.boundingBox())?.x).toBe(left)
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

/** Where the focus is in the table. */
const focused = () =>
  page.evaluate<{ permission: string; role: string } | undefined>(`
    (() => {
      const cell = document.activeElement
      if (cell?.role !== 'gridcell') return undefined
      const head = [...document.querySelectorAll('[role=columnheader]')].find((each) => each.ariaColIndex === cell.ariaColIndex)
      return { permission: cell.parentElement.querySelector('[role=rowheader]').title, role: head?.title }
    })()`)

async function mayWorker(permission: string) {
  const asked = house.server.ask({ cookie: worker.cookie, tenant: home.slug })
  return granted(await asked.get(`/api/admin/permissions/check?permission=${permission}`)).body.allowed
}
