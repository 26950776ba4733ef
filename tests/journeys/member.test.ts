import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { arrive, choose } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, make, type Person, password, settle } from './people.ts'

// One member of a team, from the first change of their roles to the day they come back.

const dialog = '[role=dialog]'

let house: House
let admin: Person
let member: Person

inHouse(async (opened) => {
  house = opened
  ;({ admin } = await settle(house, 'Harbour'))
  member = await colleague(house, admin, 'harbour', 'Dock Worker', 'rol_manager')
  const group = { name: 'Night shift', description: 'After ten', roleIds: ['rol_support'] }
  await make(house, admin, 'harbour', 'groups', group)
})

it('tells which roles a member holds, who gave them, and why that lets them do what they do', async () => {
  const page = await openMember()
  const roles = card(page, 'Roles')
  await roles.getByRole('link', { name: /Manager/ }).waitFor()
  await roles.getByText(`Given by ${admin.name}`).waitFor()
  await lookAt(page, 'journeys/member')
  await page.getByRole('link', { name: 'See why' }).click()
  await page.getByText('Orders: View').first().waitFor()
})

it('changes roles and groups, with a line in the history for each', async () => {
  const page = await openMember()
  await page.getByRole('button', { name: 'Change groups' }).click()
  await choose(page, 'Groups', 'Night shift')
  await lookAt(page, 'journeys/member-groups', dialog)
  await page.getByRole('button', { name: 'Save groups' }).click()
  await card(page, 'Groups').getByRole('link', { name: 'Night shift' }).waitFor()
  await card(page, 'Roles').getByText('Through the group Night shift').waitFor()

  await page.getByRole('button', { name: 'Change roles' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: 'Remove Manager' }).click()
  await choose(page, 'Roles', 'Viewer')
  await lookAt(page, 'journeys/member-roles', dialog)
  await question.getByRole('button', { name: 'Save roles' }).click()
  await card(page, 'Roles')
    .getByRole('link', { name: /Viewer/ })
    .waitFor()
  expect(
    await card(page, 'Roles')
      .getByRole('link', { name: /Manager/ })
      .count(),
  ).toBe(0)
  const history = card(page, 'History')
  await expect.poll(() => history.getByRole('listitem').count()).toBeGreaterThanOrEqual(3)
  await page.goto('/o/harbour/audit')
  await page
    .getByRole('button', { name: /changed/ })
    .first()
    .click()
  const event = page.getByRole('dialog')
  for (const word of ['Manager', 'Viewer']) await event.getByText(word).waitFor()
})

it('makes somebody a member from outside, after saying what that means, and back', async () => {
  const theirs = await house.browse(member.cookie)
  const page = await openMember()
  await page.getByRole('button', { name: 'Change kind' }).click()
  const question = page.getByRole('dialog', { name: 'Kind of Dock Worker' })
  await question.getByText('Vendor', { exact: true }).click()
  await question.getByText('They open the portal for members from outside').waitFor()
  await question.getByText('They lose: Viewer').waitFor()
  await question.getByText('They get: Vendor').waitFor()
  await lookAt(page, 'journeys/member-kind', dialog)
  await question.getByRole('button', { name: 'Save kind' }).click()
  await card(page, 'Details').getByText('Vendor').waitFor()
  await theirs.goto('/o/harbour')
  await arrive(theirs, '**/o/harbour/portal')

  await page.getByRole('button', { name: 'Change kind' }).click()
  await question.getByText('Team', { exact: true }).click()
  await question.getByRole('button', { name: 'Save kind' }).click()
  await question.getByText('Choose at least one role.').first().waitFor()
  await choose(page, 'Roles', 'Viewer')
  await question.getByRole('button', { name: 'Save kind' }).click()
  await card(page, 'Details').getByText('Team').waitFor()
  await theirs.goto('/o/harbour')
  await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
})

it('shows where they are signed in to this organization, and signs them out there', async () => {
  const theirs = await house.browse(member.cookie)
  await theirs.goto('/o/harbour')
  await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
  const page = await openMember()
  const sessions = card(page, 'Sessions here')
  await sessions.getByText('last used').first().waitFor()
  await sessions.getByRole('button', { name: 'End all sessions' }).click()
  await lookAt(page, 'journeys/member-sessions', dialog)
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
  await sessions.getByText('Not signed in here at the moment.').waitFor()
  await arrive(theirs, '**/sign-in*')
})

it('suspends them, which closes their page, and lets them in again', async () => {
  const theirs = await signedIn()
  await arrive(theirs, '**/o/harbour')
  const page = await openMember()
  await page.getByRole('button', { name: 'Suspend' }).click()
  await lookAt(page, 'journeys/member-suspend', dialog)
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await card(page, 'Details').getByText('Suspended').waitFor()
  await theirs.getByRole('heading', { name: 'You don’t belong to an organization yet' }).waitFor()
  await page.getByRole('button', { name: 'Restore' }).click()
  await card(page, 'Details').getByText('Active', { exact: true }).waitFor()
  await theirs.goto('/o/harbour')
  await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
})

it('removes them, and invites them again to begin afresh with the new role alone', async () => {
  const page = await openMember()
  await page.getByRole('button', { name: 'Remove' }).click()
  await lookAt(page, 'journeys/member-remove', dialog)
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('This person no longer belongs to the organization.').waitFor()
  await page.getByRole('heading', { name: 'Roles they held' }).waitFor()
  await lookAt(page, 'journeys/member-removed')
  await page.getByRole('link', { name: 'Invite again' }).click()
  expect(await page.getByLabel('E-mail addresses').inputValue()).toBe(member.email)
  await choose(page, 'Roles', 'Finance')
  await page.getByRole('button', { name: 'Check and send' }).click()
  await page.getByText('1 invitation sent').waitFor()

  const theirs = await signedIn()
  await theirs.getByRole('heading', { name: 'You don’t belong to an organization yet' }).waitFor()
  await theirs.goto(await house.linkFor(member.email, '/join'))
  await theirs.getByRole('button', { name: 'Accept invitation' }).click()
  await arrive(theirs, '**/o/harbour')

  const again = await openMember()
  await card(again, 'Roles')
    .getByRole('link', { name: /Finance/ })
    .waitFor()
  expect(await card(again, 'Roles').getByRole('listitem').count()).toBe(1)
  await card(again, 'Groups').getByText('In no group.').waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

/** By a click in the list, as people come to it. */
async function openMember(): Promise<Page> {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/harbour/team?q=dock')
  await page.getByRole('link', { name: /Dock Worker/ }).click()
  await page.getByRole('heading', { name: 'Dock Worker' }).waitFor()
  return page
}

async function signedIn(): Promise<Page> {
  const page = await house.browse()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(member.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

const card = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
