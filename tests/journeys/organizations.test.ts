import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { colleague, customer, firstOperator, invite, join, organization, type Person, password } from './people.ts'

// People of two organizations, of one and of none.

let house: House
let operator: Person
/** Admin of both Harbour and Orchard. */
let both: Person

inHouse(async (opened) => {
  house = opened
  operator = await firstOperator(house)
  const harbour = await customer(house, operator, 'Harbour')
  both = harbour.admin
  const orchard = await organization(house, operator, 'Orchard', both.email)
  await join(house, orchard.link, both.name, both.cookie)
  await customer(house, operator, 'Lighthouse')
})

it('lets a person of two choose between exactly these, and change over in the header', async () => {
  const page = await house.browse()
  await signIn(page, both)
  await arrive(page, '**/select-org')
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  expect(await page.getByRole('radio').count()).toBe(2)
  for (const name of [/Harbour/, /Orchard/]) await page.getByRole('radio', { name }).waitFor({ state: 'attached' })
  await page.getByRole('radio', { name: /Orchard/ }).check({ force: true })
  await page.getByRole('button', { name: 'Open' }).click()
  await arrive(page, '**/o/orchard')

  await page.getByRole('button', { name: 'Switch organization: Orchard' }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Harbour/ })
    .click()
  await arrive(page, '**/o/harbour')
  await page.getByRole('button', { name: 'Switch organization: Harbour' }).waitFor()
  expect(await page.getByRole('main').textContent()).not.toContain('Orchard')
})

it('never mixes two tabs on two organizations', async () => {
  const harbour = await house.browse(both.cookie)
  const orchard = await harbour.context().newPage()
  await harbour.goto('/o/harbour/team/invite')
  await orchard.goto('/o/orchard/team')
  await orchard.getByRole('row', { name: new RegExp(both.email) }).waitFor()
  // The session now last opened Orchard; what this tab writes goes where its address says.
  await harbour.getByLabel('E-mail addresses').fill('guest@harbour.test')
  await harbour.getByRole('combobox', { name: 'Roles' }).fill('Viewer')
  await harbour.getByRole('option', { name: /^Viewer/ }).click()
  await harbour.getByRole('button', { name: /^Check and send/ }).click()
  await harbour.getByRole('link', { name: 'Go to the team' }).click()
  await harbour.getByRole('row', { name: /guest@harbour/ }).waitFor()

  for (const page of [orchard, await harbour.context().newPage()]) {
    await page.goto('/o/orchard/team')
    await page.getByRole('row', { name: new RegExp(both.email) }).waitFor()
    expect(await page.getByRole('main').textContent()).not.toContain('guest@harbour')
    await page.goto('/o/orchard/audit')
    await page.getByText('became a member').first().waitFor()
    expect(await page.getByRole('main').textContent()).not.toContain('guest@harbour')
  }
})

it('spares whoever said “always open this one” the choice', async () => {
  const page = await house.browse()
  await signIn(page, both)
  await page.getByRole('radio', { name: /Harbour/ }).check({ force: true })
  await page.getByRole('checkbox', { name: 'Always open this one' }).check()
  await page.getByRole('button', { name: 'Open' }).click()
  await arrive(page, '**/o/harbour')
  const next = await house.browse()
  await signIn(next, both)
  await arrive(next, '**/o/harbour')
})

it('never shows the choice to a person of one, nor a way to change over', async () => {
  const one = await colleague(house, both, 'harbour', 'Harbour Colleague')
  const page = await house.browse()
  await signIn(page, one)
  await arrive(page, '**/o/harbour')
  await page.getByRole('heading', { name: 'Hello Harbour' }).waitFor()
  expect(await page.getByRole('button', { name: /Switch organization/ }).count()).toBe(0)
  await page.goto('/select-org')
  await arrive(page, '**/o/harbour')
  // Others' organizations do not exist.
  await page.goto('/o/lighthouse/team')
  await arrive(page, '**/o/harbour')
})

it('tells a person of none plainly', async () => {
  const left = await colleague(house, both, 'harbour', 'Former Colleague')
  const team = house.server.ask({ cookie: both.cookie, tenant: 'harbour' })
  const { body } = await team.get(`/api/admin/team?q=${left.email}`)
  expect(await team.delete(`/api/admin/team/${String(body.items?.[0]?.id)}`, {})).toMatchObject({ status: 200 })
  const page = await house.browse()
  await signIn(page, left)
  await arrive(page, '**/dashboard')
  await page.getByRole('heading', { name: 'You don’t belong to an organization yet' }).waitFor()
  await page.getByText(`Signed in as ${left.email}`).waitFor()
  await page.goto('/o/harbour')
  await arrive(page, '**/dashboard')

  // The invitation opens the door, also while they are signed in.
  await page.goto(await invite(house, both, 'harbour', left.email))
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await arrive(page, '**/o/harbour')
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function signIn(page: Page, { email }: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
