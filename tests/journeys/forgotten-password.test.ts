import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { arrive, tryGoing } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { type Person, password, settle } from './people.ts'

const newPassword = 'amber orchard 88 ferries'

let house: House
let admin: Person

inHouse(async (opened) => {
  house = opened
  ;({ admin } = await settle(house, 'Customer Two'))
})

it('replaces a forgotten password by the link in the mail, and ends every session there was', async () => {
  const signedIn = await house.browse(admin.cookie)
  await signedIn.goto('/o/customer-two/team')
  await signedIn.getByRole('row', { name: new RegExp(admin.email) }).waitFor()

  const page = await house.browse()
  await signIn(page, 'not the password at all')
  await page.getByText('The e-mail or the password is not right').waitFor()
  await page.getByRole('link', { name: 'Forgot it?' }).click()
  await page.getByRole('heading', { name: 'Set a new password' }).waitFor()
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByRole('button', { name: 'Send link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()

  const link = await house.linkFor(admin.email, '/reset-password')
  const late = await house.browse()
  await late.goto(link)
  await late.getByLabel('New password', { exact: true }).fill('another orchard 99 ferries')
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: 'Save new password' }).click()
  await page.getByText('Your new password is saved. Sign in with it.').waitFor()

  // The page that was open all the while is led out by itself or with its next step.
  await tryGoing(signedIn, '/o/customer-two/audit')
  await arrive(signedIn, '**/sign-in*')

  await signIn(page, password)
  await page.getByText('The e-mail or the password is not right').waitFor()
  await signIn(page, newPassword)
  await arrive(page, '**/o/customer-two')

  // Used up meanwhile for a page that lay open, and from the start for one that opens now.
  await late.getByRole('button', { name: 'Save new password' }).click()
  await isDead(late)
  await page.goto(link)
  await isDead(page)
})

it('says of an invented link that it is none before anybody thinks up a password', async () => {
  const page = await house.browse()
  await page.goto('/reset-password#token=invented')
  await isDead(page)
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await arrive(page, '**/forgot-password')
})

it('says nothing of who has an account', async () => {
  const page = await house.browse()
  await page.goto('/forgot-password')
  await page.getByLabel('E-mail').fill('nobody@customer-two.test')
  await page.getByRole('button', { name: 'Send link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

const isDead = (page: Page) => page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()

async function signIn(page: Page, chosen: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password', { exact: true }).fill(chosen)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
