import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { laptop, phone } from './house.ts'

/**
 * What must hold for every page as it stands now: nothing serious for those who can't see or point well, light and dark,
 * no id anywhere to read, and no sideways scrolling on a phone. `SCREENSHOTS_TO=<folder>` keeps pictures of all of it.
 *
 * @param within the part that is new, where the rest of the page was looked at before
 */
export async function lookAt(page: Page, name: string, within?: string): Promise<void> {
  // Dialogs come with the code they need.
  if (within) await page.locator(within).first().waitFor()
  await page.evaluate(showAll)
  expect(await idsIn(page), `${name} shows ids`).toEqual([])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => page.evaluate('document.documentElement.dataset.theme')).toBe(colorScheme)
    // Nothing but colours differs between the themes.
    const checks = colorScheme === 'light' ? { within } : { within, only: colours }
    expect(await barriersIn(page, checks), `${name}, ${colorScheme}`).toEqual([])
    await keep(page, `${name}-${colorScheme}-1280`)
  }
  await page.setViewportSize(phone)
  await expect.poll(() => overflowOf(page), { message: `${name} on a phone` }).toEqual([])
  expect(await barriersIn(page, { within, without: colours }), `${name} on a phone`).toEqual([])
  await keep(page, `${name}-dark-390`)
  await page.emulateMedia({ colorScheme: 'light' })
  await keep(page, `${name}-light-390`)
  await page.setViewportSize(laptop)
}

/** The same for a page of which nothing is known but its address: it has a heading, stays where it is and comes to rest. */
export async function lookAround(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000, message: address }).toBe(0)
  expect(new URL(page.url()).pathname, address).toBe(address)
  await lookAt(page, `more${address.replaceAll(/\/\w{3}_\w+/g, '/id')}`)
}

/** The pictures of the README, only when asked for: `UPDATE_SCREENSHOTS=1`. */
export async function keepForDocs(page: Page, file: string): Promise<void> {
  if (!process.env.UPDATE_SCREENSHOTS) return
  await page.screenshot({ path: join('docs', 'screenshots', file), caret: 'hide' })
}

/** What is left out of the rendering until it is scrolled to, keeps the colours of the theme it was last seen in. */
const showAll = `
  for (const each of document.querySelectorAll('[class*=content-visibility]')) each.style.contentVisibility = 'visible'`

const colours = ['color-contrast', 'link-in-text-block']

type Checks = { within?: string | undefined; only?: string[]; without?: string[] }

async function barriersIn(page: Page, { within = 'html', only, without = [] }: Checks) {
  // Half a megabyte of script: once per document is enough.
  const isThere = await page.evaluate<boolean>('"axe" in window')
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    .include(within)
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations } = await (only ? axe.withRules(only) : axe.disableRules(without)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`))
}

/** Ids where somebody reads them: as text, in a field, or told when pointed at or spoken. Addresses may hold some. */
const idsIn = (page: Page) =>
  page.evaluate<string[]>(`
    [document.title, document.body.innerText,
     ...[...document.querySelectorAll('[title], [aria-label]')].flatMap((each) => [each.title, each.ariaLabel]),
     ...[...document.querySelectorAll('textarea, input:not([type=radio], [type=checkbox])')].map((each) => each.value)]
      .flatMap((text) => (text ?? '').match(/\\b(?:acc|arq|evt|grp|inv|mem|out|rol|ses|ten|usr|ver)_\\w{3,}/g) ?? [])`)

/** What sticks out at the right, when the page can be scrolled there. */
const overflowOf = (page: Page) =>
  page.evaluate<string[]>(`
    document.scrollingElement.scrollWidth <= innerWidth ? [] :
      [...document.querySelectorAll('body *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 5)
        .map((each) => each.tagName + '.' + each.className)`)

async function keep(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS_TO
  if (!folder) return
  const path = join(folder, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path })
}
