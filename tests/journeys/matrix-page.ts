import type { Locator, Page } from 'playwright-core'

const rowOf = (page: Page, permission: string) =>
  page.locator('[role=row]', { has: page.locator(`[role=rowheader][title="${permission}"]`) })

/** The cell of a permission and a role, once the page shows both. */
export async function cellIn(page: Page, permission: string, role: string): Promise<Locator> {
  const place = await page.locator(`[role=columnheader][title="${role}"]`).getAttribute('aria-colindex')
  const cell = rowOf(page, permission).locator(`[role=gridcell][aria-colindex="${place}"]`)
  await cell.waitFor()
  return cell
}

/** What a screen reader says of the cell. */
export const saidOf = async (page: Page, permission: string, role: string) =>
  (await cellIn(page, permission, role)).getAttribute('aria-label')

/** The roles whose cell in this row says that they give the permission. */
export const givenBy = (page: Page, permission: string) =>
  page.evaluate<string[]>(`
    (() => {
      const heads = [...document.querySelectorAll('[role=columnheader][title]')]
      const row = document.querySelector('[role=rowheader][title="${permission}"]')?.parentElement
      return [...(row?.querySelectorAll('[role=gridcell]') ?? [])]
        .filter((cell) => cell.ariaLabel.startsWith('Granted'))
        .map((cell) => heads.find((head) => head.ariaColIndex === cell.ariaColIndex)?.title)
    })()`)

/** Narrows the rows, so that those looked for are in sight. */
export const searchFor = (page: Page, words: string) =>
  page.getByRole('searchbox', { name: 'Search permissions or roles' }).fill(words)
