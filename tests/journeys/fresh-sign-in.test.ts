import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setupToken } from '#tests/server-process.ts'
import { asAdmin } from '#tests/test-database.ts'
import { type Enrolled, enrol, givePassword, showCode } from './authenticator.ts'
import { act, arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, customer, type Organization, type Person, password } from './people.ts'

// What is asked of operators before what reaches far: a second factor of their own, and who they are once more.

const dialog = '[role=dialog]:last-of-type'
let house: House
let operator: Person
let admin: Person
let worker: Person
let harbour: Organization
let own: Enrolled

inHouse((opened) => {
  house = opened
})

it('leads the first superadmin to set one up, where it is required as in production', async () => {
  const page = await house.browse()
  await page.goto(`/setup?token=${setupToken}`)
  // What the link does by itself in production.
  await sql('update tenantry.settings set operators_need_second_factor = true')
  await page.getByLabel('Your name').fill('First Operator')
  await page.getByLabel('E-mail').fill('operator@tenantry.test')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('It is required by this platform').waitFor()
  await lookAt(page, 'second-factor/due-of-operator')
  await page.goto('/admin/users')
  await page.getByText('It is required by this platform').waitFor()
  own = await enrol(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('Operating as: superadmin').waitFor()
  operator = { name: 'First Operator', email: 'operator@tenantry.test', cookie: await cookieOf(page) }
  const made = await customer(house, operator, 'Harbour')
  harbour = made
  ;({ admin } = made)
  worker = await colleague(house, admin, 'harbour', 'Dock Worker', 'rol_viewer')
})

describe('an act that reaches far, some time after the sign-in', () => {
  it('asks who one is, keeps the form when that is put off, and then does what was asked', async () => {
    const page = await open('/admin/settings')
    await page.getByLabel('Product name').fill('Harbour Works')
    await age()
    await page.getByRole('button', { name: 'Save settings' }).click()
    const question = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await question.waitFor()
    await lookAt(page, 'second-factor/confirm', '[role=dialog]')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Nothing was changed: this waits until you have confirmed that it is you').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.role')).toBe('alert')
    await lookAt(page, 'second-factor/confirm-put-off')
    expect(await page.getByLabel('Product name').inputValue()).toBe('Harbour Works')

    await page.getByRole('button', { name: 'Save settings' }).click()
    await question.getByLabel('Password', { exact: true }).fill('not the password at all')
    await question.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
    await question.getByRole('button', { name: 'Confirm and go on' }).click()
    await question.getByText('This is not your password').first().waitFor()
    await confirm(page)
    await page.getByText('Settings are saved and in force').first().waitFor()
    await sql(`update tenantry.settings set product_name = 'Tenantry'`)
    await keepCookie(page)
  })

  it('asks over the question that was open, and takes a backup code', async () => {
    const page = await open('/admin/users?q=dock')
    await act(page, 'Dock Worker', 'Disable…')
    await age()
    await page.getByRole('button', { name: 'Disable user' }).click()
    const question = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await question.getByLabel('Password', { exact: true }).fill(password)
    await question.getByRole('button', { name: 'Use a backup code instead' }).click()
    await question.getByLabel('Backup code').fill(String(own.backupCodes[0]))
    await lookAt(page, 'second-factor/confirm-over-question', dialog)
    await question.getByRole('button', { name: 'Confirm and go on' }).click()
    await row(page, 'Dock Worker').getByText('Disabled').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await age()
    await act(page, 'Dock Worker', 'Enable')
    await confirm(page)
    await row(page, 'Dock Worker').getByText('Active', { exact: true }).waitFor()
    await keepCookie(page)
  })

  it('leaves other tabs of the same browser as they are, listening on', async () => {
    const page = await open('/admin/settings')
    const other = await page.context().newPage()
    await other.goto(`/admin/orgs/new`)
    await other.getByLabel('Name', { exact: true }).first().fill('Half typed')
    await age()
    await page.getByLabel('Characters at least').fill('13')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await confirm(page)
    await page.getByText('Settings are saved and in force').first().waitFor()
    await page.goto('/admin/users?q=dock')
    await row(page, 'Dock Worker').getByText('Active', { exact: true }).waitFor()
    // The server looks every half minute whether a stream's session still is one.
    await other.waitForTimeout(32_000)
    expect(await other.getByLabel('Name', { exact: true }).first().inputValue()).toBe('Half typed')
    await keepCookie(page)
    const { body } = await asked().get(`/api/super-admin/users?q=${worker.email}`)
    await asked().patch(`/api/super-admin/users/${String(body.items?.[0]?.id)}`, { status: 'disabled' })
    await row(page, 'Dock Worker').getByText('Disabled').waitFor()
    await asked().patch(`/api/super-admin/users/${String(body.items?.[0]?.id)}`, { status: 'active' })
  })
})

describe('superadmins without a second factor', () => {
  it('are reminded of it where it is not required, until they wave it away', async () => {
    const page = await open('/admin/settings')
    await page.getByLabel('Superadmins need a second factor').uncheck()
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.getByText('Settings are saved and in force').first().waitFor()
    await sql(`update tenantry.users set is_super_admin = true where email = '${worker.email}'`)
    const theirs = await house.browse()
    await theirs.goto('/sign-in?next=/admin/settings')
    await givePassword(theirs, worker.email)
    await theirs.getByText('only a password guards it').waitFor()
    await theirs.getByText('Only someone who has a second factor can require it').waitFor()
    await lookAt(theirs, 'second-factor/nag')
    await theirs.getByRole('button', { name: 'Dismiss' }).click()
    await theirs.reload()
    await theirs.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
    expect(await theirs.getByText('only a password guards it').count()).toBe(0)
    const another = await house.browse(await cookieOf(theirs))
    await another.goto('/admin/users')
    await another.getByRole('link', { name: 'Set up a second factor' }).click()
    await enrol(another)
    await another.getByRole('button', { name: 'Go on' }).click()
    await arrive(another, '**/admin/users')
    await sql(`update tenantry.users set is_super_admin = false where email = '${worker.email}'`)
  })
})

describe('somebody’s lost second factor', () => {
  it('is seen by operators and taken away by them, who learn nothing of it', async () => {
    const page = await open('/admin/users?q=dock')
    await page.getByRole('link', { name: 'Dock Worker' }).click()
    await page.getByText('Second factor', { exact: true }).waitFor()
    await lookAt(page, 'second-factor/user-with-one')
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Remove second factor…' }).click()
    await page.getByLabel(/^Type/).fill(worker.email)
    await lookAt(page, 'second-factor/user-remove', '[role=dialog]')
    await page.getByRole('button', { name: 'Remove second factor' }).click()
    await page.getByText('The second factor of Dock Worker is removed').first().waitFor()
    const mail = () => house.mail.received.filter(({ recipients }) => recipients.includes(worker.email)).length
    await expect.poll(mail).toBeGreaterThan(1)
    const theirs = await house.browse()
    await theirs.goto('/sign-in')
    await givePassword(theirs, worker.email)
    await arrive(theirs, `**/o/${harbour.slug}`)
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string): Promise<Page> {
  const page = await house.browse(operator.cookie)
  await page.goto(address)
  return page
}

const asked = () => house.server.ask({ cookie: operator.cookie })
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

async function confirm(page: Page) {
  const question = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await question.getByLabel('Password', { exact: true }).fill(password)
  await question.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
  await question.getByRole('button', { name: 'Confirm and go on' }).click()
  await question.waitFor({ state: 'detached' })
}

/** As if everybody had signed in a while ago. */
const age = () => sql(`update tenantry.sessions set confirmed_at = now() - interval '16 minutes'`)

const sql = (statement: string) => asAdmin(house.adminUrl, async (database) => void (await database.query(statement)))

/** The session, whose token is another one after each proof. */
async function cookieOf(page: Page) {
  const found = (await page.context().cookies()).find(({ name }) => name.endsWith('session'))
  return `${found?.name}=${found?.value}`
}

async function keepCookie(page: Page) {
  operator = { ...operator, cookie: await cookieOf(page) }
}
