import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { moveIn } from './lived-in.ts'
import { keepForDocs, lookAround, lookAt } from './look.ts'
import { addressesIn } from './routes.ts'

// Every page of everyone but operators, looked at in both themes and on a phone.

let house: House
let home: Awaited<ReturnType<typeof moveIn>>
const visited = new Set<string>()

inHouse(async (opened) => {
  house = opened
  home = await moveIn(house)
  // Looked at in the journey of setting up, which is over here.
  visited.add('/setup')
})

const nobodysPages = {
  'sign-in': ['/sign-in', 'Sign in'],
  'sign-in-after-reset': ['/sign-in?reset=done', 'Sign in'],
  'forgot-password': ['/forgot-password', 'Set a new password'],
  'reset-password-by-dead-link': ['/reset-password?token=no-such-token', 'This link does not work any more'],
  'reset-password-without-link': ['/reset-password', 'This link does not work any more'],
  'sign-up': ['/sign-up', 'Ask for an organization'],
  'join-by-dead-link': ['/join?token=a-token-that-was-used-before', 'This invitation cannot be used'],
} as const

describe('a page of people who are not in', () => {
  it.each(Object.entries(nobodysPages))('is fit to look at: %s', async (name, [address, heading]) => {
    const page = await open(address)
    await page.getByRole('heading', { name: heading }).waitFor()
    await lookAt(page, `public/${name}`)
  })

  it('is fit to look at: an invitation, and what it says when it is for another', async () => {
    const page = await open(home.links.new)
    await page.getByRole('heading', { name: 'Join Customer Two' }).waitFor()
    await lookAt(page, 'public/join')
    const another = await open(home.links.new, home.admin.cookie)
    await another.getByRole('heading', { name: 'This invitation is for someone else' }).waitFor()
    await lookAt(another, 'public/join-as-someone-else')
  })

  it('is fit to look at: choosing a new password', async () => {
    const page = await open('/forgot-password')
    await page.getByLabel('E-mail').fill(home.viewer.email)
    await page.getByRole('button', { name: 'Send link' }).click()
    await page.goto(await house.linkFor(home.viewer.email, '/reset-password'))
    await page.getByLabel('New password', { exact: true }).waitFor()
    await lookAt(page, 'public/reset-password')
  })

  it('is fit to look at: forms that complain', async () => {
    const page = await open('/sign-in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('2 things need your attention').waitFor()
    await lookAt(page, 'public/sign-in-refused')
  })
})

describe('a page on the way into an organization', () => {
  it('is fit to look at: the choice', async () => {
    const page = await open('/select-org', home.admin.cookie)
    await page.getByRole('heading', { name: 'Choose an organization' }).waitFor()
    await lookAt(page, 'customer/select-org')
  })

  it('is fit to look at: none', async () => {
    const page = await open('/dashboard', home.nowhere.cookie)
    await page.getByRole('heading', { name: /^You don’t belong/ }).waitFor()
    await lookAt(page, 'customer/no-organization')
  })

  it('is fit to look at: a suspended one', async () => {
    const page = await open('/o/paused-project', home.suspended.cookie)
    await page.getByRole('heading', { name: /is suspended$/ }).waitFor()
    await lookAt(page, 'customer/suspended')
  })
})

describe('a page of an organization', () => {
  it('is fit to look at: the dashboard, of an admin and of somebody who may little', async () => {
    for (const [name, { cookie }] of Object.entries({ admin: home.admin, viewer: home.viewer })) {
      const page = await open('/o/customer-two', cookie)
      await page.getByRole('heading', { name: /^Hello/ }).waitFor()
      await page.getByText('Active members').waitFor()
      await lookAt(page, `customer/dashboard-${name}`)
    }
  })

  it('is fit to look at: the team', async () => {
    const page = await open('/o/customer-two/team', home.admin.cookie)
    await page.getByRole('row', { name: /Head of Operations/ }).waitFor()
    await keepForDocs(page, 'team.png')
    await lookAt(page, 'customer/team')
    await page.goto('/o/customer-two/team?q=nobody-is-called-this')
    await page.getByText('Nothing matches').waitFor()
    await lookAt(page, 'customer/team-nothing-matches')
  })

  it('is fit to look at: inviting, also when it complains', async () => {
    const page = await open('/o/customer-two/team/invite', home.admin.cookie)
    await page.getByLabel('E-mail addresses').waitFor()
    await lookAt(page, 'customer/invite')
    await page.getByRole('button', { name: /^Check and send/ }).click()
    await page.getByText(/need(s)? your attention/).waitFor()
    await lookAt(page, 'customer/invite-refused')
    await page.getByLabel('E-mail addresses').fill(`somebody@customer-two.test, ${home.admin.email}, not-an-address`)
    await page.getByRole('combobox', { name: 'Roles' }).fill('Viewer')
    await page.getByRole('option', { name: /^Viewer/ }).click()
    await page.getByRole('button', { name: /^Check and send/ }).click()
    await page.getByText('Some addresses are left out').waitFor()
    await lookAt(page, 'customer/invite-review')
    await page.getByRole('button', { name: 'Send 1 invitation' }).click()
    await page.getByText('1 invitation sent').waitFor()
    await lookAt(page, 'customer/invite-results')
  })

  it('is fit to look at: the trail, and what was recorded', async () => {
    const page = await open('/o/customer-two/audit', home.admin.cookie)
    await page.getByText('became a member').first().waitFor()
    await lookAt(page, 'customer/audit')
    await page
      .getByRole('button', { name: /became a member/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await lookAt(page, 'customer/audit-event', '[role=dialog], [role=alertdialog]')
  })

  it('is fit to look at: what somebody from outside has instead', async () => {
    const page = await open('/o/customer-two', home.partner.cookie)
    await arrive(page, '**/o/customer-two/portal')
    await lookAround(page, '/o/customer-two/portal')
  })

  it('is fit to look at: refused, and not there', async () => {
    const page = await open('/o/customer-two/audit', home.viewer.cookie)
    await page.getByText('You can’t see this').waitFor()
    await lookAt(page, 'customer/refused')
    await page.goto('/o/customer-two/nothing-here')
    await page.getByText('There is nothing at this address').waitFor()
    await lookAt(page, 'customer/not-found')
  })

  it('is fit to look at: palette, shortcuts and menus over a page', async () => {
    const page = await open('/o/customer-two/team', home.admin.cookie)
    await page.getByRole('row', { name: /Head of Operations/ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await lookAt(page, 'customer/palette', '[role=dialog], [role=alertdialog]')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await lookAt(page, 'customer/shortcuts', '[role=dialog], [role=alertdialog]')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Actions for Finance Lead' }).click()
    await page.getByRole('menu').waitFor()
    await lookAt(page, 'customer/row-menu', '[role=menu]')
  })
})

it('is fit to look at: every other one the router has', async () => {
  const page = await open('/o/customer-two', home.admin.cookie)
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  const addresses = await addressesIn(page, {
    slug: ['customer-two'],
    membershipId: [home.memberId],
    roleId: ['rol_manager'],
    groupId: [home.groupId],
  })
  for (const address of addresses.filter((each) => !visited.has(each))) await lookAround(page, address)
}, 300_000)

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function open(address: string, cookie?: string): Promise<Page> {
  const page = await house.browse(cookie)
  page.on('framenavigated', (frame) => visited.add(new URL(frame.url(), 'http://x').pathname))
  await page.goto(address)
  return page
}
