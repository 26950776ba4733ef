import type { Page } from 'playwright-core'

/** Chooses from the menu of a row. */
export async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** Types into a field that offers what it finds, and takes the first that begins so. */
export async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

/** Asks for an address although news may lead the page elsewhere at the same moment: then the asking ends, not the test. */
export async function tryGoing(page: Page, address: string): Promise<void> {
  await page.goto(address).catch(unlessLedAway)
}

/** Waits until the page is there. One led twice in a row aborts its first way, which says nothing of the second. */
export async function arrive(page: Page, address: string | RegExp): Promise<void> {
  await page.waitForURL(address).catch((error) => {
    unlessLedAway(error)
    return page.waitForURL(address)
  })
}

function unlessLedAway(error: Error): void {
  if (!/ERR_ABORTED|interrupted by another navigation/.test(error.message)) throw error
}
