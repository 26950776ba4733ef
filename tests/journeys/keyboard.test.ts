import { expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { type Person, password, settle } from './people.ts'

// Without a mouse, in another language, in the dark.

let house: House
let operator: Person
let admin: Person

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Customer Two'))
})

const focused = `document.activeElement?.id || document.activeElement?.textContent`

it('lets one sign in without a mouse', async () => {
  const page = await house.browse()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').waitFor()
  await page.keyboard.type(admin.email)
  await page.getByLabel('Password', { exact: true }).focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await arrive(page, '**/o/customer-two')
})

it('begins every page with a link to its content', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/customer-two/team')
  await page.getByRole('row', { name: new RegExp(admin.email) }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(focused)).toBe('Skip to content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(focused)).toBe('content')
})

it('goes anywhere by the palette, and gives the focus back', async () => {
  const page = await house.browse(operator.cookie)
  await page.goto('/admin')
  await page.getByRole('row', { name: /Customer Two/ }).waitFor()
  await page.getByRole('link', { name: 'Create organization' }).focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Customer')
  await page
    .getByRole('option', { name: /^Customer Two/ })
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => page.evaluate(focused)).toBe('Create organization')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('create')
  await page.getByRole('option', { name: 'Create organization' }).waitFor()
  await page.keyboard.press('Enter')
  await arrive(page, '**/admin/orgs/new')
})

it('creates an organization without a mouse', async () => {
  const page = await house.browse(operator.cookie)
  await page.goto('/admin/orgs/new')
  const name = page.getByLabel('Name', { exact: true }).first()
  await name.focus()
  await page.keyboard.type('Customer Three')
  await page.getByText('Available', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Customer Three is ready' }).waitFor()
  // What is announced has the focus.
  expect(await page.evaluate(focused)).toBe('Customer Three is ready')
})

it('opens and closes menus and help by key', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/customer-two/team')
  await page.getByRole('row', { name: new RegExp(admin.email) }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  expect(await page.evaluate('document.activeElement.type')).toBe('search')
})

it('speaks German, and goes on doing so', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/customer-two')
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page
    .getByRole('menuitemradio', { name: 'Deutsch' })
    .or(page.getByRole('menuitemcheckbox', { name: 'Deutsch' }))
    .click()
  await page.getByRole('heading', { name: /^Hallo/ }).waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('de')
  await page.reload()
  await page.getByRole('heading', { name: /^Hallo/ }).waitFor()
})

it('greets a German browser in German', async () => {
  const page = await house.browse(undefined, { locale: 'de-DE' })
  await page.goto('/sign-in')
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
})

it('is dark when one wants it dark, or the system is', async () => {
  const page = await house.browse(admin.cookie)
  const theme = () => page.evaluate('document.documentElement.dataset.theme')
  await page.goto('/o/customer-two')
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  expect(await theme()).toBe('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(theme).toBe('dark')
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page
    .getByRole('menuitemradio', { name: 'Light' })
    .or(page.getByRole('menuitemcheckbox', { name: 'Light' }))
    .click()
  await expect.poll(theme).toBe('light')
  await page.reload()
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  expect(await theme()).toBe('light')
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})
