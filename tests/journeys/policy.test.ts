import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { asAdmin } from '#tests/test-database.ts'
import { arrive, tryGoing } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { colleague, customer, firstOperator, join, organization, type Person, password } from './people.ts'

// What an organization sets for itself, and where that shows: in mails, in the portal, in who may come and how long.

let house: House
let admin: Person
let worker: Person
let partner: Person

inHouse(async (opened) => {
  house = opened
  const operator = await firstOperator(house)
  ;({ admin } = await customer(house, operator, 'Harbour'))
  worker = await colleague(house, admin, 'harbour', 'Dock Worker')
  partner = await colleague(house, admin, 'harbour', 'Studio Partner', 'rol_creator')
  const orchard = await organization(house, operator, 'Orchard', worker.email)
  await join(house, orchard.link, worker.name, worker.cookie)
})

it('signs the next mail with the name that was set, and keeps its link open as long as was set', async () => {
  const page = await open('/o/harbour/settings')
  await page.getByLabel('Sender name of e-mails').fill('The Harbour Crew')
  await page.getByLabel('Invitations are open for').fill('2')
  await save(page)
  await invite(page, 'first@harbour.test')
  const mail = await mailTo('first@harbour.test')
  expect(mail.headers.get('from')).toContain('The Harbour Crew')
  expect(mail.recipients).toEqual(['first@harbour.test'])
  await page.goto('/o/harbour/team?q=first')
  await page
    .getByRole('row', { name: /first@harbour/ })
    .getByText(/in 2 days|in 47 hours/)
    .waitFor()
})

it('gives the portal its colour, its welcome and somebody to write to', async () => {
  const page = await open('/o/harbour/settings')
  await page.getByLabel('Contact e-mail').fill('office@harbour.test')
  await page.getByLabel('Welcome text').fill('Good to see you at the quay.')
  await page.getByLabel('Colour').first().fill('#8a1f5c')
  await save(page)
  const theirs = await house.browse(partner.cookie)
  await theirs.goto('/o/harbour')
  await arrive(theirs, '**/o/harbour/portal')
  await theirs.getByText('Good to see you at the quay.').waitFor()
  const write = theirs.getByRole('link', { name: 'Write to office@harbour.test' })
  expect(await write.getAttribute('href')).toBe('mailto:office@harbour.test')
  const color = () =>
    theirs.evaluate<string>(`getComputedStyle(document.querySelector('a[href^="mailto:"]')).backgroundColor`)
  await expect.poll(color).toBe('rgb(138, 31, 92)')
})

it('moves every page to a new address, and takes along whoever has the old one open', async () => {
  const theirs = await house.browse(worker.cookie)
  await theirs.goto('/o/harbour/team?sort=name')
  await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
  const page = await open('/o/harbour/settings')
  await page.getByLabel('Address').fill('admin')
  await page.getByText('Links that begin with /o/harbour stop working').waitFor()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page
    .getByText(/reserved/i)
    .first()
    .waitFor()
  await page.getByLabel('Address').fill('new-harbour')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await arrive(page, '**/o/new-harbour/settings')
  await arrive(theirs, '**/o/new-harbour/team?sort=name')
  await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
  await page.getByLabel('Address').fill('harbour')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await arrive(page, '**/o/harbour/settings')
})

it('lets in only addresses of the domains that were named', async () => {
  const page = await open('/o/harbour/settings/security')
  await page.getByLabel('Allowed e-mail domains').fill('harbour.test\nno-domain')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('“no-domain” is not a domain such as company.com.').first().waitFor()
  await page.getByLabel('Allowed e-mail domains').fill('harbour.test')
  await save(page)
  await page.goto('/o/harbour/team/invite')
  await page.getByLabel('E-mail addresses').fill('stranger@elsewhere.test')
  await page.getByRole('combobox', { name: 'Roles' }).fill('Viewer')
  await page.getByRole('option', { name: /^Viewer/ }).click()
  await page.getByRole('button', { name: 'Check and send' }).click()
  await page.getByText('Nobody of these can be invited').waitFor()
})

it('asks whoever paused too long to sign in again, there and nowhere else', async () => {
  const page = await open('/o/harbour/settings/security')
  await page.getByRole('textbox', { name: 'Sign out after so long without use' }).fill('5')
  await page.getByRole('combobox', { name: 'Unit: Sign out after so long without use' }).click()
  await page.getByRole('option', { name: 'minutes' }).click()
  await save(page)
  const theirs = await signedIn()
  await arrive(theirs, '**/select-org')
  await theirs.goto('/o/harbour/team?sort=name')
  await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
  await pass('6 minutes')
  await theirs.goto('/o/orchard/team')
  await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
  await pass('6 minutes')
  await tryGoing(theirs, '/o/harbour/team?sort=name')
  await arrive(theirs, '**/sign-in?*')
  // Once more through the door, and back to the very page.
  await fillIn(theirs)
  await arrive(theirs, '**/o/harbour/team?sort=name')
  await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string): Promise<Page> {
  const page = await house.browse(admin.cookie)
  await page.goto(address)
  return page
}

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).first().waitFor()
}

async function invite(page: Page, email: string) {
  await page.goto('/o/harbour/team/invite')
  await page.getByLabel('E-mail addresses').fill(email)
  await page.getByRole('combobox', { name: 'Roles' }).fill('Viewer')
  await page.getByRole('option', { name: /^Viewer/ }).click()
  await page.getByRole('button', { name: 'Check and send' }).click()
  await page.getByText('1 invitation sent').waitFor()
}

async function signedIn(): Promise<Page> {
  const page = await house.browse()
  await page.goto('/sign-in')
  await fillIn(page)
  return page
}

async function fillIn(page: Page) {
  await page.getByLabel('E-mail').fill(worker.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Time nobody used a session of the worker in: what is past moves further away. */
const pass = (time: string) =>
  asAdmin(house.adminUrl, async (database) => {
    await database.query(
      `update tenantry.sessions set last_used_at = last_used_at - $1::interval
        where user_id = (select id from tenantry.users where email = $2)`,
      [time, worker.email],
    )
  })

async function mailTo(address: string) {
  const find = () => house.mail.received.find(({ recipients }) => recipients.includes(address))
  await expect.poll(find).toBeDefined()
  const mail = find()
  if (!mail) throw new Error(`No mail to ${address}.`)
  return mail
}
