import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { act, arrive, choose, tryGoing } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, join, organization, type Person, password, settle } from './people.ts'

// Everybody there is, as operators run them: from the invitation to taking the widest right away again.

const dialog = '[role=dialog]'
const newPassword = 'amber orchard 88 ferries'

let house: House
let operator: Person
let admin: Person
let worker: Person

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Harbour'))
  worker = await colleague(house, admin, 'harbour', 'Dock Worker', 'rol_manager')
  const orchard = await organization(house, operator, 'Orchard', worker.email)
  await join(house, orchard.link, worker.name, worker.cookie)
})

describe('the list of users', () => {
  it('shows where each belongs and as what, and finds them by name or address', async () => {
    const page = await open('/admin/users')
    const theirs = row(page, 'Dock Worker')
    for (const word of ['Harbour', 'Manager', 'Orchard', 'Tenant Admin'])
      await theirs.getByText(word, { exact: true }).first().waitFor()
    await row(page, operator.name).getByText('Superadmin', { exact: true }).waitFor()
    await page.getByRole('searchbox').fill('dock-wor')
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Superadmins only' }).click()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await row(page, operator.name).waitFor()
  })

  it('invites somebody into an organization with a role, who comes in by the mail', async () => {
    const page = await open('/admin/users')
    await page.getByRole('button', { name: 'Invite user' }).click()
    const form = page.getByRole('dialog', { name: 'Invite a user' })
    await form.getByRole('button', { name: 'Send invitation' }).click()
    await form.getByText('Choose one organization.').first().waitFor()
    await lookAt(page, 'journeys/invite-user-refused', dialog)
    await form.getByLabel('E-mail').fill('new.person@harbour.test')
    await form.getByLabel('Name').fill('New Person')
    await choose(page, 'Organization', 'Harbour')
    await choose(page, 'Roles', 'Viewer')
    await form.getByRole('button', { name: 'Send invitation' }).click()
    const sent = page.getByRole('dialog', { name: 'new.person@harbour.test is invited' })
    const link = await sent.getByLabel('Invitation link', { exact: true }).inputValue()
    expect(await house.linkFor('new.person@harbour.test', '/join')).toBe(link)
    await lookAt(page, 'journeys/invite-user-sent', dialog)
    await page.keyboard.press('Escape')
    await row(page, 'New Person').getByText('Has not signed in yet').waitFor()

    const guest = await house.browse()
    await guest.goto(link)
    expect(await guest.getByLabel('Your name').inputValue()).toBe('New Person')
    await guest.getByLabel('Password', { exact: true }).fill(password)
    await guest.getByRole('button', { name: 'Create account and join' }).click()
    await arrive(guest, '**/o/harbour')
    await row(page, 'New Person').getByText('Active', { exact: true }).waitFor()
  })
})

describe('an account', () => {
  it('whose password is reset is signed out everywhere and must choose a new one', async () => {
    const theirs = await house.browse(worker.cookie)
    await theirs.goto('/o/harbour')
    await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
    const page = await open('/admin/users?q=dock')
    await act(page, 'Dock Worker', 'Reset password…')
    await lookAt(page, 'journeys/user-reset', dialog)
    // Nobody is asked for a password here, and none is shown.
    expect(await page.getByRole('dialog').getByRole('textbox').count()).toBe(0)
    await page.getByRole('button', { name: 'Reset password', exact: true }).click()
    await row(page, 'Dock Worker').getByText('New password due').waitFor()
    await arrive(theirs, '**/sign-in*')

    await signIn(theirs, worker, password)
    await theirs.getByText('Choose a new password first').waitFor()
    await theirs.goto('/o/harbour/team')
    await theirs.getByText('Choose a new password first').waitFor()
    await theirs.goto(await house.linkFor(worker.email, '/reset-password'))
    await theirs.getByLabel('New password', { exact: true }).fill(newPassword)
    await theirs.getByRole('button', { name: 'Save new password' }).click()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
  })

  it('disabled is shut at once and cannot sign in, enabled it can', async () => {
    const theirs = await house.browse()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
    await theirs.goto('/o/harbour')
    await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
    const page = await open('/admin/users?q=dock')
    await act(page, 'Dock Worker', 'Disable…')
    await lookAt(page, 'journeys/user-disable', dialog)
    await page.getByRole('button', { name: 'Disable user' }).click()
    await row(page, 'Dock Worker').getByText('Disabled').waitFor()
    await arrive(theirs, '**/sign-in*')
    await signIn(theirs, worker, newPassword)
    await theirs.getByText('The e-mail or the password is not right').waitFor()
    await act(page, 'Dock Worker', 'Enable')
    await row(page, 'Dock Worker').getByText('Active', { exact: true }).waitFor()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
  })

  it('has a page with memberships, sessions that can be ended, sign-ins and changes', async () => {
    const theirs = await house.browse()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
    const page = await open('/admin/users?q=dock')
    await page.getByRole('link', { name: /Dock Worker/ }).click()
    const memberships = page.getByRole('listitem').filter({ hasText: 'Harbour' })
    await memberships.getByText('Active', { exact: true }).waitFor()
    await lookAt(page, 'journeys/user')
    await page.getByRole('link', { name: /^Sessions/ }).click()
    await page.getByText('Last used').first().waitFor()
    await lookAt(page, 'journeys/user-sessions')
    await page.getByRole('button', { name: 'End all sessions…' }).click()
    await page.getByRole('button', { name: 'End sessions' }).click()
    await page.getByText('Signed in nowhere').waitFor()
    await tryGoing(theirs, '/o/harbour')
    await arrive(theirs, '**/sign-in*')
    await page.getByRole('link', { name: 'Sign-ins' }).click()
    await page.getByRole('row').nth(2).waitFor()
    await page.getByRole('link', { name: 'Changes to the account' }).click()
    await page
      .getByRole('row', { name: /enabled/i })
      .first()
      .waitFor()
  })
})

describe('the widest right', () => {
  it('is given with the address typed, told to all who hold it, and opens the portal', async () => {
    const page = await open('/admin/users?q=dock')
    await act(page, 'Dock Worker', 'Make superadmin…')
    const question = page.getByRole('dialog', { name: 'Make Dock Worker a superadmin?' })
    await question.getByRole('textbox').fill('dock')
    expect(await question.getByRole('button', { name: 'Make superadmin' }).isDisabled()).toBe(true)
    await lookAt(page, 'journeys/superadmin-grant', dialog)
    await question.getByRole('textbox').fill(worker.email)
    await question.getByRole('button', { name: 'Make superadmin' }).click()
    await row(page, 'Dock Worker').getByText('Superadmin', { exact: true }).waitFor()
    for (const reader of [worker.email, operator.email]) await told(reader, /now a superadmin/)

    const theirs = await house.browse()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
    await theirs.goto('/admin')
    await theirs.getByText('Operating as:').waitFor()
  })

  it('cannot be taken from oneself, nor anything else of one’s own account', async () => {
    const page = await open(`/admin/users?q=${operator.email}`)
    await page.getByRole('button', { name: `Actions for ${operator.name}` }).click()
    for (const action of ['Take superadmin away…', 'Disable…', 'Reset password…'])
      expect(await page.getByRole('menuitem', { name: action }).getAttribute('aria-disabled'), action).toBe('true')
    await page.getByText('Not to yourself').first().waitFor()
    await lookAt(page, 'journeys/user-menu', '[role=menu]')
  })

  it('is taken away the same way, and the portal closes under them; the last keeps it', async () => {
    const page = await open('/admin/users?q=dock')
    await act(page, 'Dock Worker', 'Take superadmin away…')
    const question = page.getByRole('dialog', { name: 'Take superadmin from Dock Worker?' })
    await question.getByRole('textbox').fill(worker.email)
    await question.getByRole('button', { name: 'Take superadmin away' }).click()
    await expect.poll(() => row(page, 'Dock Worker').getByText('Superadmin', { exact: true }).count()).toBe(0)
    for (const reader of [worker.email, operator.email]) await told(reader, /no longer a superadmin/)
    const theirs = await house.browse()
    await signIn(theirs, worker, newPassword)
    await arrive(theirs, '**/select-org')
    await theirs.goto('/admin')
    await arrive(theirs, '**/select-org')

    const { body } = await house.server
      .ask({ cookie: operator.cookie })
      .get(`/api/super-admin/users?q=${operator.email}`)
    const own = String(body.items?.[0]?.id)
    await page.goto(`/admin/users/${own}`)
    await page.getByRole('button', { name: 'Actions', exact: true }).click()
    expect(await page.getByRole('menuitem', { name: 'Disable…' }).getAttribute('aria-disabled')).toBe('true')
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string): Promise<Page> {
  const page = await house.browse(operator.cookie)
  await page.goto(address)
  await page.getByRole('row').nth(1).waitFor()
  return page
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

async function signIn(page: Page, { email }: Person, chosen: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(chosen)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** By a mail about it, to this reader alone. */
async function told(reader: string, subject: RegExp) {
  const find = () => house.mail.received.find((mail) => mail.recipients.includes(reader) && subject.test(mail.subject))
  await expect.poll(find, { message: `a mail to ${reader}` }).toBeDefined()
  expect(find()?.recipients).toEqual([reader])
}
