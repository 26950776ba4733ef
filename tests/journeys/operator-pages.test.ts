import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type House, inHouse } from './house.ts'
import { moveIn } from './lived-in.ts'
import { keepForDocs, lookAround, lookAt } from './look.ts'
import { addressesIn } from './routes.ts'

// Every page of the operator portal, looked at in both themes and on a phone.

let house: House
let home: Awaited<ReturnType<typeof moveIn>>
const visited = new Set<string>()

inHouse(async (opened) => {
  house = opened
  home = await moveIn(house)
})

it('is fit to look at: the organizations', async () => {
  for (const address of ['/admin/orgs', '/admin']) {
    const page = await open(address)
    await page.getByRole('row', { name: /Northwind Traders/ }).waitFor()
    if (address === '/admin') await keepForDocs(page, 'organizations.png')
    else continue
    await lookAt(page, 'operator/organizations')
    await page.goto('/admin?q=nobody-is-called-this')
    await page.getByText('Nothing matches').waitFor()
    await lookAt(page, 'operator/organizations-nothing-matches')
  }
})

it('is fit to look at: creating one, with complaints, and having created one', async () => {
  const page = await open('/admin/orgs/new')
  await page.getByRole('button', { name: 'Create organization' }).waitFor()
  await lookAt(page, 'operator/new-organization')
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.getByText(/need(s)? your attention/).waitFor()
  await lookAt(page, 'operator/new-organization-refused')
  await page.getByLabel('Name', { exact: true }).first().fill('Customer Three')
  await page.getByLabel('E-mail').fill('admin@customer-three.test')
  await page.getByText('Available', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.getByRole('heading', { name: 'Customer Three is ready' }).waitFor()
  await lookAt(page, 'operator/new-organization-created')
})

it('is fit to look at: an organization, part by part', async () => {
  const parts = {
    overview: ['', 'At a glance'],
    members: ['/members', 'Finance Lead'],
    invitations: ['/invitations', 'sales@customer-two.test'],
    audit: ['/audit', 'Customer Two'],
    lifecycle: ['/lifecycle', 'Suspend'],
  } as const
  for (const [name, [part, text]] of Object.entries(parts)) {
    const page = await open(`/admin/orgs/${home.id}${part}`)
    await page.getByRole('main').getByText(text).first().waitFor()
    await page.getByRole('heading', { name: 'Customer Two' }).waitFor()
    await lookAt(page, `operator/organization-${name}`)
  }
})

it('is fit to look at: the question before something happens', async () => {
  const page = await open(`/admin/orgs/${home.id}/lifecycle`)
  await page.getByRole('button', { name: /^Suspend/ }).click()
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
  await lookAt(page, 'operator/lifecycle-question', '[role=dialog], [role=alertdialog]')
})

it('is fit to look at: the users', async () => {
  const page = await open('/admin/users')
  await page.getByRole('row').nth(3).waitFor()
  await lookAt(page, 'operator/users')
})

it('is fit to look at: the trail, and what was recorded', async () => {
  const page = await open('/admin/audit')
  await page.getByRole('row').nth(5).waitFor()
  await lookAt(page, 'operator/audit')
  await page.getByRole('row').nth(2).getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
  await lookAt(page, 'operator/audit-event', '[role=dialog], [role=alertdialog]')
})

it('is fit to look at: what is not there', async () => {
  const page = await open('/admin/orgs/ten_nothing')
  await page.getByText('This organization does not exist').waitFor()
  await lookAt(page, 'operator/organization-not-found')
  await page.goto('/admin/nothing-here')
  await page.getByText('There is nothing at this address').waitFor()
  await lookAt(page, 'operator/not-found')
})

it('is fit to look at: palette, menus and the drawer of a phone', async () => {
  const page = await open('/admin')
  await page.getByRole('row', { name: /Northwind Traders/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await lookAt(page, 'operator/palette', '[role=dialog], [role=alertdialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menu').waitFor()
  await lookAt(page, 'operator/person-menu', '[role=menu]')
})

it('is fit to look at: every other one the router has', async () => {
  const page = await open('/admin')
  await page.getByRole('row', { name: /Northwind Traders/ }).waitFor()
  const addresses = await addressesIn(page, {
    tenantId: [home.id],
    userId: [home.userId],
    part: ['', 'sessions', 'sign-ins', 'activity', 'changes'],
    view: ['', 'list'],
  })
  for (const address of addresses.filter((each) => !visited.has(each))) await lookAround(page, address)
}, 300_000)

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string): Promise<Page> {
  const page = await house.browse(home.operator.cookie)
  page.on('framenavigated', (frame) => visited.add(new URL(frame.url(), 'http://x').pathname))
  await page.goto(address)
  return page
}
