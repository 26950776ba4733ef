import { expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { type Person, password, settle } from './people.ts'

// How an installation calls itself and its customers, and in which language people read.

let house: House
let operator: Person
let admin: Person

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Harbour'))
})

it('speaks the installation’s own words on every page, also on those that are open, and in mails', async () => {
  const open = await house.browse(admin.cookie)
  await open.goto('/o/harbour/team')
  await open.getByText('Who belongs to this organization, and who is invited.').waitFor()
  const settings = await house.browse(operator.cookie)
  await settings.goto('/admin/settings')
  await settings.getByLabel('Product name').fill('Quay & Desk')
  await settings.getByLabel('Word for a customer').fill('company')
  await settings.getByRole('button', { name: 'Save settings' }).click()

  await open.getByText('Who belongs to this company, and who is invited.').waitFor()
  await open.getByRole('link', { name: 'Quay & Desk' }).waitFor()
  await settings.getByRole('link', { name: 'Companies' }).waitFor()
  const stranger = await house.browse()
  await stranger.goto('/sign-in')
  await stranger.getByText('Quay & Desk').first().waitFor()
  expect(await stranger.title()).toContain('Quay & Desk')

  await settings.goto('/admin/orgs/new')
  await settings.getByLabel('Name', { exact: true }).first().fill('Orchard')
  await settings.getByLabel('E-mail').fill('admin@orchard.test')
  await settings.getByText('Available', { exact: true }).waitFor()
  await settings.getByRole('button', { name: 'Create company' }).click()
  await house.linkFor('admin@orchard.test', '/join')
  expect(mailTo('admin@orchard.test')?.text).toMatch(/Company: Orchard/)
  expect(mailTo('admin@orchard.test')?.text).toContain('Sent by Quay & Desk')
})

it('speaks German to whoever chose it, on the page and in their mail', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/settings')
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await page.getByRole('heading', { name: 'Profil', level: 1 }).waitFor()
  await page.getByText('Ab jetzt Deutsch').first().waitFor()
  await lookAt(page, 'journeys/profile-german')
  await page.reload()
  await page.getByRole('heading', { name: 'Profil', level: 1 }).waitFor()

  // Nobody knows the guest, so the invitation speaks as the inviter does.
  await page.goto('/o/harbour/team/invite')
  await page.getByRole('textbox').first().fill('gast@harbour.test')
  await page.getByRole('combobox').first().fill('Viewer')
  await page.getByRole('option', { name: /^Viewer/ }).click()
  await page.getByRole('button', { name: /senden/ }).click()
  const link = await house.linkFor('gast@harbour.test', '/join')
  expect(mailTo('gast@harbour.test')?.subject).toBe(`${admin.name} lädt Sie zu Harbour ein`)

  const guest = await house.browse(undefined, { locale: 'en-GB' })
  await guest.goto(link)
  await guest.getByLabel('Your name').fill('English Guest')
  await guest.getByLabel('Password', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Create account and join' }).click()
  await arrive(guest, '**/o/harbour')
  // The inviter is told in German, and the guest's own mails are English from now on.
  await expect.poll(() => mailTo(admin.email)?.subject).toBe('English Guest ist Harbour beigetreten')
  await forgetPassword()
  await expect.poll(() => mailTo('gast@harbour.test')?.subject).toBe('Choose a new password for Quay & Desk')
})

it('says when mails come in another language than the page speaks, and sets that right', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/settings')
  await page.getByText('Your e-mails come in another language: Deutsch.').waitFor()
  await lookAt(page, 'journeys/profile-other-language')
  await page.getByRole('button', { name: 'E-mails too' }).click()
  await page.getByText('Your e-mails come in another language').waitFor({ state: 'detached' })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

const mailTo = (address: string) => house.mail.received.findLast(({ recipients }) => recipients.includes(address))

async function forgetPassword() {
  const page = await house.browse()
  await page.goto('/forgot-password')
  await page.getByLabel('E-mail').fill('gast@harbour.test')
  await page.getByRole('button', { name: 'Send link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
}
