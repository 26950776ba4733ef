import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { type Person, settle } from './people.ts'

// Power taken away at the command line, by a process that is not the server, while its pages are open.

let house: House
let admin: Person

inHouse(async (opened) => {
  house = opened
  ;({ admin } = await settle(house, 'Customer Two'))
})

it('opens the portal to whoever is made superadmin, and closes it at their next step when it is taken away', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/admin')
  await arrive(page, '**/o/customer-two')
  expect(await tenantry('superadmin', 'grant', admin.email)).toContain('is superadmin now')
  await page.goto('/admin')
  await page.getByRole('row', { name: /Customer Two/ }).waitFor()

  expect(await tenantry('superadmin', 'revoke', admin.email)).toContain('is superadmin no more')
  // Told live, or else at the next step: whichever comes first.
  await page
    .locator('a[href="/admin/audit"]')
    .click({ timeout: 2_000 })
    .catch(() => {})
  await arrive(page, '**/o/customer-two')
  await page.goto('/admin/users')
  await arrive(page, '**/o/customer-two')
})

it('tells members of a suspended organization so on the page they have open, and lets them back', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/customer-two/team')
  await page.getByRole('row', { name: new RegExp(admin.email) }).waitFor()
  expect(await tenantry('tenant', 'suspend', 'customer-two')).toContain('Customer Two is suspended')
  await page.getByRole('heading', { name: /is suspended$/ }).waitFor()
  await page.goto('/o/customer-two')
  await page.getByRole('heading', { name: /is suspended$/ }).waitFor()

  expect(await tenantry('tenant', 'restore', 'customer-two')).toContain('Customer Two is active')
  await page.goto('/o/customer-two/team')
  await page.getByRole('row', { name: new RegExp(admin.email) }).waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

/** The command line as it was built, in a process of its own. Answers what it prints. */
async function tenantry(...words: readonly string[]): Promise<string> {
  const run = `const { run } = await import('${pathToFileURL('dist/server/cli.js').href}'); await run(process.argv.slice(1))`
  const env = {
    PATH: process.env.PATH,
    ...house.environment,
    AUTH_SECRET: 'a secret of the tests, long enough to be one',
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', run, ...words], { env })
  return stdout
}
