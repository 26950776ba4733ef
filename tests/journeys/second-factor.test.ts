import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wrongCodeFor } from '#tests/second-factor-kit.ts'
import { asAdmin } from '#tests/test-database.ts'
import { type Enrolled, enrol, givePassword, showCode, signInWithCode } from './authenticator.ts'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { colleague, organization, type Person, password, settle } from './people.ts'

// Signing in with more than a password: set up, used, lost, required.

const dialog = '[role=dialog]'
let house: House
let operator: Person
let admin: Person
let worker: Person
let own: Enrolled

inHouse(async (opened) => {
  house = opened
  ;({ operator, admin } = await settle(house, 'Harbour'))
  worker = await colleague(house, admin, 'harbour', 'Dock Worker', 'rol_viewer')
})

describe('a second factor of one’s own', () => {
  it('is set up with the password, an app and codes to keep', async () => {
    const page = await house.browse(admin.cookie)
    await page.goto('/settings/security')
    await page.getByRole('button', { name: 'Set up second factor' }).waitFor()
    await lookAt(page, 'second-factor/off')
    await page.getByRole('button', { name: 'Set up second factor' }).click()
    await page.getByRole('dialog').getByLabel('Your password').fill('not the password at all')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('This is not your password').first().waitFor()
    await page.keyboard.press('Escape')
    own = await enrol(page, (name) => lookAt(page, `second-factor/${name}`, dialog))
    expect(own.backupCodes).toHaveLength(10)
    admin = { ...admin, cookie: await cookieOf(page) }
    await page.getByText('Signing in takes a code of your authenticator app').waitFor()
    await lookAt(page, 'second-factor/on')
  })

  it('gives its codes once, as text too, and does not close before they are kept', async () => {
    const page = await atHome('/settings/sessions')
    await page.getByRole('link', { name: 'Security' }).click()
    await page.getByRole('button', { name: 'New backup codes…' }).click()
    await prove(page)
    await lookAt(page, 'second-factor/new-codes-form', dialog)
    await page.getByRole('button', { name: 'Make new codes' }).click()
    await page.getByText('They are shown only now').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Keep them first and tick this').waitFor()
    await lookAt(page, 'second-factor/new-codes-urged', dialog)
    await page.goBack()
    await page.getByText('They are shown only now').waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/security')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as text' }).click(),
    ])
    const file = join(tmpdir(), `tenantry-codes-${process.pid}.txt`)
    await download.saveAs(file)
    const backupCodes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts()
    expect((await readFile(file, 'utf8')).split('\n').slice(2, 12)).toEqual(backupCodes)
    await rm(file)
    expect(backupCodes).not.toContain(own.backupCodes[0])
    own = { ...own, backupCodes }
    await page.getByLabel('I have kept them').check()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('is asked for after the password, takes no wrong code, and leads to the page that was wanted', async () => {
    const page = await house.browse()
    await page.goto('/o/harbour/team?sort=name')
    await arrive(page, '**/sign-in?*')
    await givePassword(page, admin.email)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    expect(await page.getByLabel('Code of your authenticator app').getAttribute('autocomplete')).toBe('one-time-code')
    await lookAt(page, 'second-factor/sign-in-code')
    await page.getByLabel('Code of your authenticator app').fill(wrongCodeFor(own.secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This code is not right, or was used before').first().waitFor()
    await lookAt(page, 'second-factor/sign-in-wrong-code')
    await page.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await arrive(page, '**/o/harbour/team?sort=name')
  })

  it('can be stood in for by a backup code, each once, and counts those left', async () => {
    const [code = ''] = own.backupCodes
    const page = await house.browse()
    await page.goto('/sign-in')
    await useBackupCode(page, code)
    await arrive(page, '**/o/harbour')
    const again = await house.browse()
    await again.goto('/sign-in')
    await useBackupCode(again, code)
    await again.getByText('This code is not right, or was used before').first().waitFor()
    await again.getByRole('button', { name: 'Start again' }).click()
    expect(await again.getByLabel('E-mail').inputValue()).toBe(admin.email)
    await page.goto('/settings/security')
    await page.getByRole('definition').filter({ hasText: /^9$/ }).waitFor()
    await sql(
      `delete from tenantry.backup_codes where code_hash in (select code_hash from tenantry.backup_codes limit 6)`,
    )
    await page.reload()
    await page.getByText('You have only 3 backup codes left').waitFor()
    await lookAt(page, 'second-factor/few-codes')
  })

  it('begins again with the password when half a sign-in has run out', async () => {
    const page = await house.browse()
    await page.goto('/sign-in')
    await givePassword(page, admin.email)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await sql('delete from tenantry.half_sign_ins')
    await page.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This sign-in has run out').waitFor()
    await lookAt(page, 'second-factor/sign-in-expired')
  })

  it('is asked for on joining one more organization', async () => {
    const { link } = await organization(house, operator, 'Orchard', admin.email)
    const page = await house.browse()
    await page.goto(link)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in and join' }).click()
    await page.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
    await lookAt(page, 'second-factor/join-code')
    await page.getByRole('button', { name: 'Sign in and join' }).click()
    await arrive(page, '**/o/orchard')
  })
})

describe('an organization', () => {
  it('requires one only through somebody who has one', async () => {
    const second = await colleague(house, admin, 'harbour', 'Second Admin', 'rol_tenant_admin')
    const page = await house.browse(second.cookie)
    await page.goto('/o/harbour/settings/security')
    expect(await page.getByLabel('Require a second factor of every member').isDisabled()).toBe(true)
    await lookAt(page, 'second-factor/policy-without-own')
    await page.getByRole('link', { name: 'Set up yours' }).click()
    await page.getByRole('button', { name: 'Set up second factor' }).waitFor()
  })

  it('leads members to set one up, and then to where they wanted', async () => {
    const theirs = await house.browse(worker.cookie)
    await theirs.goto('/o/harbour')
    await theirs.getByRole('heading', { name: 'Hello Dock' }).waitFor()
    const page = await atHome('/o/harbour/settings/security')
    await page.getByText('2 active members have none').waitFor()
    await page.getByLabel('Require a second factor of every member').check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByText('Saved', { exact: true }).first().waitFor()
    await page.getByText('2 active members have none and have to set one up').waitFor()
    await lookAt(page, 'second-factor/policy')

    await theirs.goto('/o/harbour/team')
    await arrive(theirs, '**/settings/security?*')
    await theirs.getByText('Set up a second factor to go on').waitFor()
    await lookAt(theirs, 'second-factor/due')
    await enrol(theirs)
    await theirs.getByText('the way is free').waitFor()
    await lookAt(theirs, 'second-factor/due-done')
    await theirs.getByRole('button', { name: 'Go on' }).click()
    await arrive(theirs, '**/o/harbour/team')
    await theirs.getByRole('row', { name: /Dock Worker/ }).waitFor()
  })

  it('sees on a member’s page whether they have one', async () => {
    const page = await atHome('/o/harbour/team?q=dock')
    await page.getByRole('link', { name: 'Dock Worker' }).click()
    await page.getByText('Second factor', { exact: true }).waitFor()
  })

  it('says what removing it means where it is required', async () => {
    const page = await atHome()
    await page.getByRole('button', { name: 'Remove…' }).click()
    await page.getByText('It is required by Harbour').waitFor()
    await prove(page)
    await lookAt(page, 'second-factor/remove', dialog)
    await page.getByRole('button', { name: 'Remove second factor' }).click()
    await page.getByText('Your second factor is removed').first().waitFor()
    await page.getByText('Set up a second factor to go on').waitFor()
  })
})

it('is urged on operators, who find back into their portal from there', async () => {
  const page = await house.browse(operator.cookie)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Set up a second factor' }).click()
  await arrive(page, '**/settings/security?*')
  await page.getByRole('link', { name: 'Back to the start page' }).click()
  await arrive(page, '**/admin')
  await page.getByRole('heading', { name: 'Organizations' }).waitFor()
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

/** The session, whose token is another one after enrolling. */
async function cookieOf(page: Page) {
  const found = (await page.context().cookies()).find(({ name }) => name.endsWith('session'))
  return `${found?.name}=${found?.value}`
}

/** The admin, signed in with a code. */
async function atHome(address = '/settings/security'): Promise<Page> {
  const page = await house.browse()
  await page.goto('/sign-in')
  await signInWithCode(page, admin.email, await showCode(house, own.secret))
  await arrive(page, /\/(o\/harbour|select-org)/)
  await page.goto(address)
  return page
}

async function prove(page: Page) {
  await page.getByLabel('Your password').fill(password)
  await page.getByLabel('Code of your authenticator app').fill(await showCode(house, own.secret))
}

async function useBackupCode(page: Page, code: string) {
  await givePassword(page, admin.email)
  await page.getByRole('button', { name: 'Use a backup code instead' }).click()
  await page.getByLabel('Backup code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const sql = (statement: string) => asAdmin(house.adminUrl, async (database) => void (await database.query(statement)))
