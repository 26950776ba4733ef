import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { choose } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, crowd, invite, type Person, settle } from './people.ts'

// A team of sixty: finding people in it, and changing many of them at once.

const dialog = '[role=dialog]'

let house: House
let admin: Person
/** Signed in, and working in a page of their own. */
let finance: Person

inHouse(async (opened) => {
  house = opened
  const team = await settle(house, 'Harbour')
  admin = team.admin
  finance = await colleague(house, admin, 'harbour', 'Finance Lead', 'rol_finance')
  await invite(house, admin, 'harbour', 'invited@harbour.test', 'rol_support')
  await crowd(house, team.id, 60)
})

describe('the list of a team', () => {
  it('finds people by name and address, and says so where nobody is found', async () => {
    const page = await team()
    await search(page, 'member 17')
    await expect.poll(() => names(page)).toEqual(['Member 17'])
    expect(new URL(page.url()).searchParams.get('q')).toBe('member 17')
    await search(page, 'invited@harb')
    await expect.poll(() => names(page)).toEqual(['invited@harbour.test'])
    await search(page, 'nobody-is-called-this')
    await page.getByText('Nothing matches').waitFor()
    await page.getByRole('button', { name: 'Clear search and filters' }).click()
    await expect.poll(() => names(page).then((all) => all.length)).toBe(25)
  })

  it('narrows to a status, a role and a kind, and takes each filter away again', async () => {
    const page = await team()
    await filter(page, 'Status', 'Invited')
    await expect.poll(() => names(page)).toEqual(['invited@harbour.test'])
    await page.getByText('Expires in').waitFor()
    await page.getByRole('button', { name: 'Remove filter Status' }).click()
    await filter(page, 'Role', 'Finance')
    await expect.poll(() => names(page)).toEqual(['Finance Lead'])
    // The address alone gives the same list, to whoever it is passed on to.
    const again = await page.context().newPage()
    await again.goto(page.url())
    await expect.poll(() => names(again)).toEqual(['Finance Lead'])
    await page.getByRole('button', { name: 'Remove filter Role' }).click()
    await filter(page, 'Kind', 'Vendor')
    await page.getByText('Nothing matches').waitFor()
  })

  it('sorts by a click on a heading and turns pages forth and back', async () => {
    const page = await team()
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    // Who is only invited has no name yet, and stands where the address belongs.
    await expect
      .poll(() => names(page).then((all) => all.slice(0, 3)))
      .toEqual(['Finance Lead', admin.name, 'invited@harbour.test'])
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')
    const first = await names(page)
    await page.getByRole('button', { name: 'Next' }).click()
    await expect.poll(() => names(page).then((all) => all[0])).not.toBe(first[0])
    const second = await names(page)
    await page.getByRole('button', { name: 'Next' }).click()
    await expect.poll(() => names(page).then((all) => all[0])).not.toBe(second[0])
    const third = await names(page)
    expect(new Set([...first, ...second, ...third]).size).toBe(63)
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Previous' }).click()
    await expect.poll(() => names(page)).toEqual(second)
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect.poll(() => names(page).then(([top]) => top)).toBe('Member 60')
  })

  it('shows the columns asked for, also next time', async () => {
    const page = await team()
    const kind = page.getByRole('columnheader', { name: 'Kind' })
    expect(await kind.count()).toBe(0)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Kind' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Last active' }).click()
    await page.keyboard.press('Escape')
    await kind.waitFor()
    await page.reload()
    await kind.waitFor()
    expect(await page.getByRole('columnheader', { name: 'Last active' }).count()).toBe(0)
  })
})

describe('changing many at once', () => {
  it('shows what new roles bring before, and what became of each after', async () => {
    const page = await team('?q=member+0')
    await select(page, 'Member 01', 'Member 02')
    await page.getByRole('button', { name: 'Change roles' }).click()
    await choose(page, 'Roles', 'Support')
    await page.getByRole('button', { name: 'Show the effect' }).click()
    const question = page.getByRole('dialog', { name: 'Change roles of 2 people' })
    await question.getByText('2 people change').waitFor()
    await question
      .getByText(/^2 (gain|lose) /)
      .first()
      .waitFor()
    await lookAt(page, 'journeys/bulk-roles-effect', dialog)
    await question.getByRole('button', { name: 'Change roles of 2 people' }).click()
    await question.getByText('2 people changed').waitFor()
    await question.getByRole('listitem').filter({ hasText: 'Member 01' }).waitFor()
    await lookAt(page, 'journeys/bulk-roles-result', dialog)
    await question.getByRole('button', { name: 'Done' }).click()
    for (const name of ['Member 01', 'Member 02']) await row(page, name).getByText('Support', { exact: true }).waitFor()
    expect(await page.getByRole('status').filter({ hasText: 'selected' }).count()).toBe(0)
  })

  it('suspends those who can be, says of the others why not, and shuts their open pages', async () => {
    const theirs = await house.browse(finance.cookie)
    await theirs.goto('/o/harbour')
    await theirs.getByRole('heading', { name: 'Hello Finance' }).waitFor()
    const page = await team('?sort=name')
    await select(page, 'Finance Lead', admin.name, 'Member 03', 'invited@harbour.test')
    await page.getByRole('button', { name: 'Suspend' }).click()
    const question = page.getByRole('dialog', { name: 'Suspend 2 people?' })
    await question.getByText('2 people change').waitFor()
    await question.getByText('1 of them is signed in now').waitFor()
    await question.getByText('2 cannot be changed').waitFor()
    const invited = question.getByRole('listitem').filter({ hasText: 'invited@harbour.test' })
    expect(await invited.textContent()).toMatch(/not been accepted yet/)
    await lookAt(page, 'journeys/bulk-suspend-effect', dialog)
    await question.getByRole('button', { name: 'Suspend 2 people' }).click()
    await question.getByText('2 people changed').waitFor()
    const refused = question.getByRole('listitem').filter({ hasText: admin.name })
    expect(await refused.textContent()).toMatch(/Not changed/)
    await question.getByRole('button', { name: 'Done' }).click()
    for (const name of ['Finance Lead', 'Member 03']) await row(page, name).getByText('Suspended').waitFor()
    await row(page, admin.name).getByText('Active', { exact: true }).waitFor()
    await theirs.getByRole('heading', { name: 'You don’t belong to an organization yet' }).waitFor()

    await select(page, 'Finance Lead', 'Member 03')
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('button', { name: 'Restore 2 people' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await row(page, 'Finance Lead').getByText('Active', { exact: true }).waitFor()
    await theirs.goto('/dashboard')
    await theirs.getByRole('heading', { name: 'Hello Finance' }).waitFor()
  })

  it('removes a whole page of people, in steps, and they are gone from the list', async () => {
    const page = await team('?q=member')
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    const question = page.getByRole('dialog', { name: 'Remove 25 people?' })
    await question.getByText('25 people change').waitFor()
    await question.getByRole('button', { name: 'Remove 25 people' }).click()
    await question.getByText('25 people changed').waitFor()
    await question.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Next' }).click()
    // Sixty there were.
    await expect.poll(() => names(page).then((all) => all.length)).toBe(10)
  })
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function team(search = '') {
  const page = await house.browse(admin.cookie)
  await page.goto(`/o/harbour/team${search}`)
  await page.getByRole('row').nth(1).waitFor()
  return page
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

/** Whom the list shows: each row begins with initials and the name. */
async function names(page: Page): Promise<string[]> {
  const rows = await page.getByRole('table', { name: 'Team' }).getByRole('row').getByRole('link').allInnerTexts()
  return rows.map((text) => text.split('\n')[1] ?? '')
}

async function search(page: Page, term: string) {
  await page.getByRole('searchbox').fill(term)
}

async function filter(page: Page, name: string, value: string) {
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.getByRole('menuitemcheckbox', { name: value, exact: true }).click()
}

async function select(page: Page, ...people: string[]) {
  for (const name of people) await page.getByRole('checkbox', { name: `Select ${name}` }).check()
}
