import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { act, arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { granted, invite, type Person, password, settle } from './people.ts'

// Inviting a whole list of people, and what becomes of each invitation.

let house: House
let operator: Person
let admin: Person

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Harbour'))
})

describe('a pasted list', () => {
  it('is read in whatever form it comes, and says of each address what stands against it', async () => {
    await invite(house, admin, 'harbour', 'invited@harbour.test', 'rol_viewer')
    granted(await asAdmin().patch('/api/admin/settings/security', { allowedEmailDomains: ['harbour.test'] }))
    const page = await open('/o/harbour/team/invite')
    await paste(page, [
      '"Harper, First" <first@harbour.test>; second@harbour.test, third@harbour.test',
      '• mailto:fourth@harbour.test',
      `SECOND@Harbour.test\t${admin.email}`,
      'invited@harbour.test <invited@harbour.test>',
      'somebody@elsewhere.test',
      'not-an-address',
    ])
    await page.getByText('7 addresses found, 1 not readable').waitFor()
    await choose(page, 'Roles', 'Viewer')
    await page.getByLabel('Personal message').fill('Welcome <b>aboard</b>')
    await page.getByRole('button', { name: 'Check and send 7 invitations' }).click()
    await page.getByText('4 of 8 addresses can be invited now.').waitFor()
    for (const [address, reason] of [
      [admin.email, 'Is a member already.'],
      ['invited@harbour.test', 'Already has a pending invitation.'],
      ['somebody@elsewhere.test', 'Addresses of this domain are not allowed here.'],
      ['not-an-address', 'This is not an e-mail address.'],
      ['Harper, First (first@harbour.test)', 'Will be invited'],
    ] as const)
      await item(page, address).getByText(reason).waitFor()
    await page.getByText('Only addresses of these domains are allowed: harbour.test.').waitFor()
    await lookAt(page, 'journeys/invite-review')
    // The list is still as it was pasted.
    await page.getByRole('button', { name: 'Back to the list' }).click()
    expect(await page.getByLabel('E-mail addresses').inputValue()).toContain('somebody@elsewhere.test')
    await page.getByRole('button', { name: 'Check and send 7 invitations' }).click()
    await page.getByRole('button', { name: 'Send 4 invitations' }).click()
    await page.getByText('4 invitations sent').waitFor()
    const copied = await copy(page, 'Copy: Link for second@harbour.test')
    expect(copied).toBe(await house.linkFor('second@harbour.test', '/join'))
    const [mail] = mailsTo('first@harbour.test')
    expect(mail?.recipients).toEqual(['first@harbour.test'])
    expect(mail?.text).toContain('Welcome <b>aboard</b>')
    expect(mail?.html).toContain('Welcome &lt;b&gt;aboard&lt;/b&gt;')
    granted(await asAdmin().patch('/api/admin/settings/security', { allowedEmailDomains: [] }))
  })

  it('of a hundred goes out in steps, also while another page is open', async () => {
    granted(await asOperator().patch('/api/super-admin/settings', { invitationsPerDay: 500 }))
    const page = await open('/o/harbour/team/invite')
    await paste(
      page,
      Array.from({ length: 120 }, (_, at) => `person${at}@many.test`),
    )
    await choose(page, 'Roles', 'Viewer')
    await page.getByRole('button', { name: 'Check and send 120 invitations' }).click()
    await page.getByText(/^\d+ of 120 addresses are done$/).waitFor()
    await page.getByRole('link', { name: 'Groups' }).click()
    await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor()
    await page.goBack()
    await page.getByText('120 invitations sent').waitFor()
    expect((await copy(page, 'Copy all links')).split('\n')).toHaveLength(120)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('invitations.csv')
  })

  it('stops at the limit of the day, and says who is left', async () => {
    const { body } = granted(await asAdmin().post('/api/admin/team/invites/check', { emails: ['one@limit.test'] }))
    const used = 500 - Number(body.remaining)
    granted(await asOperator().patch('/api/super-admin/settings', { invitationsPerDay: used + 1 }))
    const page = await open('/o/harbour/team/invite')
    await paste(page, ['one@limit.test', 'two@limit.test'])
    await choose(page, 'Roles', 'Viewer')
    await page.getByRole('button', { name: 'Check and send 2 invitations' }).click()
    await page.getByText('1 invitation is left today.').waitFor()
    await item(page, 'two@limit.test').getByText('The limit of invitations for today is reached.').waitFor()
    await page.getByRole('button', { name: 'Send 1 invitation' }).click()
    await page.getByText('1 invitation sent').waitFor()
    granted(await asOperator().patch('/api/super-admin/settings', { invitationsPerDay: 500 }))
  })
})

describe('an invitation', () => {
  it('sent again gets a new link, and the old one is dead', async () => {
    const old = await invite(house, admin, 'harbour', 'again@harbour.test')
    const page = await open('/o/harbour/team?q=again')
    await act(page, 'again@harbour.test', 'Send invitation again')
    const dialog = page.getByRole('dialog', { name: 'Invitation sent again' })
    const link = await dialog.getByLabel('Invitation link', { exact: true }).inputValue()
    expect(link).not.toBe(old)
    await lookAt(page, 'journeys/resend', '[role=dialog]')
    await expect.poll(() => house.linkFor('again@harbour.test', '/join')).toBe(link)
    const guest = await house.browse()
    await guest.goto(old)
    await guest.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor()
    await guest.goto(link)
    await guest.getByRole('heading', { name: 'Join Harbour' }).waitFor()
  })

  it('taken back is gone from the list, and its link is dead', async () => {
    const link = await invite(house, admin, 'harbour', 'revoked@harbour.test')
    const guest = await house.browse()
    await guest.goto(link)
    await guest.getByRole('heading', { name: 'Join Harbour' }).waitFor()
    const page = await open('/o/harbour/team?q=revoked')
    await act(page, 'revoked@harbour.test', 'Revoke invitation')
    await lookAt(page, 'journeys/revoke', '[role=dialog]')
    await page.getByRole('button', { name: 'Revoke invitation' }).click()
    await page.getByText('The invitation for revoked@harbour.test is revoked').first().waitFor()
    await page.getByText('Nothing matches').waitFor()
    // Also for whoever has the page open already.
    await guest.getByLabel('Your name').fill('Too Late')
    await guest.getByLabel('Password', { exact: true }).fill(password)
    await guest.getByRole('button', { name: 'Create account and join' }).click()
    await guest.getByText('This invitation cannot be used').waitFor()
  })

  it('to somebody from outside opens their portal, and no page of the team', async () => {
    const page = await open('/o/harbour/team/invite')
    await paste(page, ['Studio Partner <partner@studio.test>'])
    await choose(page, 'Roles', 'Creator')
    await page.getByRole('button', { name: 'Check and send' }).click()
    await page.getByText('1 invitation sent').waitFor()
    const guest = await house.browse()
    await guest.goto(await house.linkFor('partner@studio.test', '/join'))
    expect(await guest.getByLabel('Your name').inputValue()).toBe('Studio Partner')
    await guest.getByLabel('Password', { exact: true }).fill(password)
    await guest.getByRole('button', { name: 'Create account and join' }).click()
    await arrive(guest, '**/o/harbour/portal')
    await guest.getByRole('heading', { name: 'Welcome to Harbour' }).waitFor()
    const own = await guest.getByRole('main').textContent()
    for (const word of ['Studio Partner', 'partner@studio.test', 'Creator']) expect(own).toContain(word)
    expect(await guest.getByRole('link', { name: 'Team' }).count()).toBe(0)
    await guest.goto('/o/harbour/team')
    await guest.getByText('You can’t see this').waitFor()
    await guest.goto('/o/harbour')
    await arrive(guest, '**/o/harbour/portal')

    await page.goto('/o/harbour/team?kind=creator')
    await page.getByRole('row', { name: /Studio Partner/ }).waitFor()
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

const asAdmin = () => house.server.ask({ cookie: admin.cookie, tenant: 'harbour' })
const asOperator = () => house.server.ask({ cookie: operator.cookie })
const mailsTo = (address: string) => house.mail.received.filter(({ recipients }) => recipients.includes(address))

async function open(address: string): Promise<Page> {
  const page = await house.browse(admin.cookie, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(address)
  return page
}

const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

const paste = (page: Page, lines: readonly string[]) => page.getByLabel('E-mail addresses').fill(lines.join('\n'))

async function choose(page: Page, field: string, name: string) {
  await page.getByRole('combobox', { name: field }).fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name} ?Rank`) }).click()
}

/** What stands in the clipboard after this button. */
async function copy(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button }).click()
  return page.evaluate<string>('navigator.clipboard.readText()')
}
