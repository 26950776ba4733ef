import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { setupToken } from '#tests/server-process.ts'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { password } from './people.ts'

// From the link the start prints to the first superadmin.

let house: House
inHouse((opened) => {
  house = opened
})

const link = `/setup?token=${setupToken}`

it('shows the set-up to nobody without the link', async () => {
  const page = await house.browse()
  await page.goto('/setup')
  await arrive(page, '**/sign-in')
  await page.goto('/setup?token=a-token-somebody-made-up')
  await arrive(page, '**/sign-in')
})

it('is fit to look at, and says what is missing, at the field and in a summary', async () => {
  const page = await house.browse()
  await page.goto(link)
  await page.getByRole('button', { name: 'Create account' }).waitFor()
  await lookAt(page, 'public/setup')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('3 things need your attention').waitFor()
  await fill(page, 'Somebody', 'password1234')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('alert').waitFor()
  expect(page.url()).toContain('/setup')
})

it('makes one superadmin when two browsers race for it, and tells the other that the link is used', async () => {
  const pages = await Promise.all(
    ['One', 'Two'].map(async (name) => {
      const page = await house.browse()
      await page.goto(link)
      await fill(page, `Operator ${name}`, password)
      return page
    }),
  )
  await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Create account' }).click()))
  const ends = await Promise.all(
    pages.map((page) =>
      Promise.race([
        page
          .getByRole('heading', { name: 'Organizations', exact: true })
          .waitFor()
          .then(() => 'in the portal'),
        page
          .getByRole('heading', { name: 'This link does not work any more' })
          .waitFor()
          .then(() => 'too late'),
      ]),
    ),
  )
  expect(ends.toSorted()).toEqual(['in the portal', 'too late'])
  const winner = pages[ends.indexOf('in the portal')]
  expect(new URL(winner?.url() ?? '').pathname).toBe('/admin')
  await winner?.getByText('Operating as: superadmin').waitFor()
})

it('leaves a link that is dead, for everyone', async () => {
  const page = await house.browse()
  await page.goto(link)
  await arrive(page, '**/sign-in')
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function fill(page: Page, name: string, chosen: string) {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replace(' ', '-')}@tenantry.test`)
  await page.getByLabel('Password', { exact: true }).fill(chosen)
}
