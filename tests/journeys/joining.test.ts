import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { act, arrive, choose, tryGoing } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, granted, organization, type Person, password, settle } from './people.ts'

// How operators bring people into organizations: many at once, one by one, and whoever asks for one.

const dialog = '[role=dialog]'

let house: House
let operator: Person
let admin: Person
let worker: Person

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Harbour'))
  worker = await colleague(house, admin, 'harbour', 'Dock Worker')
})

describe('these people, to this organization, with this role', () => {
  it('offers people by keyboard one after the other, and never over the button', async () => {
    const page = await open('/admin/memberships/new')
    const people = page.getByRole('combobox', { name: 'People' })
    const list = page.getByRole('listbox')
    await people.fill('Dock Worker')
    await page.getByRole('option', { name: /^Dock Worker/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Dock Worker' }).waitFor()
    expect(await list.count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').nth(1).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add 2 people' }).waitFor()
    expect(await list.count()).toBe(0)
    // Opened again, it does not offer who was chosen.
    await people.click()
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option', { name: /^Dock Worker/ }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.type('outside@orchard.test,')
    await page.getByRole('button', { name: 'Add 3 people' }).waitFor()
    expect(await list.count()).toBe(0)
  })

  it('picks and pastes people, never ids, and says what became of each', async () => {
    await organization(house, operator, 'Orchard', admin.email)
    const page = await open('/admin/memberships')
    await page.getByRole('row', { name: /Dock Worker/ }).waitFor()
    await page.getByRole('link', { name: 'Add people' }).click()
    await page.getByRole('button', { name: 'Add people' }).click()
    await page.getByText('Name at least one person.').first().waitFor()
    await choose(page, 'Organization', 'Orchard')
    await choose(page, 'Roles', 'Finance')
    await choose(page, 'People', 'Dock Worker')
    await paste(page, 'People', `first@orchard.test; ${admin.email}\nsecond@orchard.test, bad@@orchard.test`)
    // There is one type of organization here, so nobody is asked for it.
    expect(await page.getByText(/type/i).count()).toBe(0)
    await lookAt(page, 'journeys/add-people')
    await page.getByRole('button', { name: 'Add 5 people' }).click()
    await page.getByText('3 people are invited to Orchard').waitFor()
    await page.getByText('2 could not be invited').waitFor()
    const results = page.getByRole('listitem')
    await results
      .filter({ hasText: admin.email })
      .filter({ hasText: /already/i })
      .waitFor()
    await results.filter({ hasText: 'bad@@orchard.test' }).waitFor()
    await lookAt(page, 'journeys/added-people')
    expect(await page.getByLabel(`Invitation link for ${worker.email}`, { exact: true }).inputValue()).toBe(
      await house.linkFor(worker.email, '/join'),
    )
    // What was refused stands in the form again, to be mended.
    await page.getByRole('button', { name: 'Correct and try again' }).click()
    await page.getByText('bad@@orchard.test').waitFor()
    expect(await page.getByText('first@orchard.test').count()).toBe(0)
    await page.goto('/admin/memberships')
    for (const name of ['Dock Worker', 'second@orchard.test'])
      await page
        .getByRole('row', { name: new RegExp(name) })
        .filter({ hasText: 'Orchard' })
        .getByText('Invited')
        .waitFor()
  })
})

describe('an organization’s members', () => {
  it('begin with “Invite your first user”, and are added, changed and removed where they are listed', async () => {
    const empty = await organization(house, operator, 'Lighthouse')
    const page = await open(`/admin/orgs/${empty.id}/members`)
    await page.getByText('Nobody is in it yet').waitFor()
    await lookAt(page, 'journeys/members-empty')
    await page.getByRole('button', { name: 'Invite your first user' }).click()
    const people = page.getByRole('combobox', { name: 'People' })
    await expect.poll(() => page.evaluate('document.activeElement.role')).toBe('combobox')
    await people.fill('keeper@lighthouse.test')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByText('1 person is invited').waitFor()
    // Whoever comes first has to be able to invite the others.
    await member(page, 'keeper@lighthouse.test').getByText('Tenant Admin', { exact: true }).waitFor()
    await lookAt(page, 'journeys/members-invited')

    await people.fill('dock')
    await page.getByRole('option', { name: /Dock Worker/ }).click()
    await page.getByRole('combobox', { name: 'Role' }).fill('Support')
    await page.getByRole('option', { name: /^Support/ }).click()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    const link = await page.getByLabel(`Invitation link for ${worker.email}`, { exact: true }).inputValue()
    const theirs = await house.browse(worker.cookie)
    await theirs.goto(link)
    await theirs.getByRole('button', { name: 'Accept invitation' }).click()
    await arrive(theirs, '**/o/lighthouse')

    await act(page, 'Dock Worker', 'Change roles')
    const question = page.getByRole('dialog', { name: 'Roles of Dock Worker' })
    await question.getByRole('button', { name: 'Remove Support' }).click()
    await choose(page, 'Roles', 'Manager')
    await lookAt(page, 'journeys/members-roles', dialog)
    await question.getByRole('button', { name: 'Save roles' }).click()
    await member(page, 'Dock Worker').getByText('Manager', { exact: true }).waitFor()
    await theirs.getByRole('link', { name: 'Team', exact: true }).click()
    await theirs.getByRole('link', { name: 'Invite people' }).waitFor()

    await act(page, 'Dock Worker', 'Remove')
    await lookAt(page, 'journeys/members-remove', dialog)
    await page.getByRole('button', { name: 'Remove member' }).click()
    await expect.poll(() => member(page, 'Dock Worker').count()).toBe(0)
    await tryGoing(theirs, '/o/lighthouse')
    await arrive(theirs, '**/o/harbour')
  })
})

describe('whoever asks for an organization', () => {
  it('finds no form while people come by invitation only', async () => {
    const page = await house.browse()
    await page.goto('/sign-up')
    await page.getByRole('heading', { name: 'Accounts come by invitation' }).waitFor()
    await lookAt(page, 'journeys/sign-up-closed')
  })

  it('waits in the operators’ list, and comes in by the mail of whoever approves', async () => {
    const settings = await open('/admin/settings')
    await settings.getByRole('combobox', { name: 'Sign-up' }).click()
    await settings.getByRole('option', { name: /By request/ }).click()
    await settings.getByRole('button', { name: 'Save settings' }).click()
    await settings.getByText('Settings are saved and in force').first().waitFor()

    await ask('Corner Shop', 'owner@corner-shop.test', 'For our two branches.')
    const page = await open('/admin/requests')
    await page
      .getByRole('row', { name: /Corner Shop/ })
      .getByRole('button', { name: /Corner Shop/ })
      .first()
      .click()
    await page.getByRole('dialog', { name: 'Corner Shop' }).getByText('For our two branches.').waitFor()
    await lookAt(page, 'journeys/request', dialog)
    await page.getByRole('button', { name: 'Approve…' }).click()
    const question = page.getByRole('dialog', { name: 'Create Corner Shop?' })
    expect(await question.getByLabel('Address').inputValue()).toBe('corner-shop')
    await lookAt(page, 'journeys/request-approve', dialog)
    await question.getByRole('button', { name: 'Create organization' }).click()
    await page.getByRole('dialog', { name: 'Corner Shop is ready' }).waitFor()
    await lookAt(page, 'journeys/request-approved', dialog)
    await page.keyboard.press('Escape')
    await page
      .getByRole('row', { name: /Corner Shop/ })
      .getByText('Approved')
      .waitFor()

    const guest = await house.browse()
    await guest.goto(await house.linkFor('owner@corner-shop.test', '/join'))
    await guest.getByText('Tenant Admin', { exact: true }).waitFor()
    await guest.getByLabel('Password', { exact: true }).fill(password)
    await guest.getByRole('button', { name: 'Create account and join' }).click()
    await arrive(guest, '**/o/corner-shop')
    await guest.getByRole('heading', { name: 'Hello Shop' }).waitFor()
  })

  it('is told by mail when the answer is no, with the reason given', async () => {
    const page = await open('/admin/requests')
    await ask('Far Away', 'owner@far-away.test', '')
    await act(page, 'Far Away', 'Decline…')
    const question = page.getByRole('dialog', { name: 'Decline the request for Far Away?' })
    await question.getByLabel('Reason').fill('We only serve <b>the harbour</b>.')
    await lookAt(page, 'journeys/request-decline', dialog)
    await question.getByRole('button', { name: 'Decline request' }).click()
    await page
      .getByRole('row', { name: /Far Away/ })
      .getByText('Declined')
      .waitFor()
    const find = () => house.mail.received.find(({ recipients }) => recipients.includes('owner@far-away.test'))
    await expect.poll(find).toBeDefined()
    expect(find()?.text).toContain('We only serve <b>the harbour</b>.')
    expect(find()?.html).toContain('We only serve &lt;b&gt;the harbour&lt;/b&gt;.')
    const { body } = granted(await house.server.ask({ cookie: operator.cookie }).get('/api/super-admin/tenants?q=far'))
    expect(body.items).toEqual([])
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string): Promise<Page> {
  const page = await house.browse(operator.cookie, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(address)
  return page
}

/** As a stranger does. */
async function ask(name: string, email: string, message: string) {
  const page = await house.browse()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'No account yet? Ask for one' }).click()
  await page.getByLabel('Your name').fill('Shop Owner')
  await page.getByLabel('Work e-mail').fill(email)
  await page.getByLabel('Name of the organization').fill(name)
  await page.getByLabel('What would you like to do with it?').fill(message)
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByRole('heading', { name: 'Your request is on its way' }).waitFor()
}

const member = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

/** As the clipboard gives it: a field that takes lists takes it apart. */
async function paste(page: Page, field: string, text: string) {
  await page.getByRole('combobox', { name: field }).focus()
  await page.evaluate<void>(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.keyboard.press('Control+v')
}
