import type { Page } from 'playwright-core'
import { codeOf } from '#tests/second-factor-kit.ts'
import { asAdmin } from '#tests/test-database.ts'
import type { House } from './house.ts'
import { password } from './people.ts'

// The phone of somebody with a second factor, and what they do with it in a page.

/** A code that was not used yet, because the database forgets which were: nobody waits half a minute. */
export async function showCode(house: House, secret: string): Promise<string> {
  await asAdmin(house.adminUrl, async (database) => {
    await database.query('update tenantry.second_factors set last_step = 0')
  })
  return codeOf(secret)
}

export type Enrolled = { readonly secret: string; readonly backupCodes: readonly string[] }

/** From `/settings/security` as it stands open. */
export async function enrol(page: Page, look?: (name: string) => Promise<void>): Promise<Enrolled> {
  await page.getByRole('button', { name: 'Set up second factor' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill(password)
  await look?.('enrol-password')
  await dialog.getByRole('button', { name: 'Next' }).click()
  await dialog.getByRole('img', { name: 'Picture to scan' }).waitFor()
  await look?.('enrol-app')
  const secret = await dialog.getByLabel('Key for the app', { exact: true }).inputValue()
  await dialog.getByLabel('Code the app shows').fill(codeOf(secret))
  await dialog.getByRole('button', { name: 'Switch on' }).click()
  await dialog.getByText('They are shown only now').waitFor()
  const backupCodes = await dialog.getByRole('listitem').allInnerTexts()
  await look?.('enrol-codes')
  await dialog.getByLabel('I have kept them').check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })
  return { secret, backupCodes }
}

export async function givePassword(page: Page, email: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signInWithCode(page: Page, email: string, code: string) {
  await givePassword(page, email)
  await page.getByLabel('Code of your authenticator app').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
