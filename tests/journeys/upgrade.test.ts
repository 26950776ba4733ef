import { describe, expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { type Customer, settle } from './people.ts'

let house: House
let customer: Customer
inHouse(async (opened) => {
  house = opened
  customer = await settle(house, 'Harbour')
})

/** The customer's page, for which every file that it did not need so far is of another build until it is loaded anew. */
async function openBeforeUpgrade() {
  const page = await house.browse(customer.admin.cookie)
  await page.goto(`/o/${customer.slug}`)
  await page.getByRole('link', { name: 'Team', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  let loads = 0
  page.on('request', (request) => void (request.isNavigationRequest() && loads++))
  await page.route('**/assets/*.js', (route) => (loads === 0 ? route.fulfill({ status: 404 }) : route.continue()))
  return { page, loads: () => loads }
}

describe('a page that was open during an upgrade loads itself anew, once, when a file is gone', () => {
  it('of the page that it leads to', async () => {
    const { page, loads } = await openBeforeUpgrade()
    await page.getByRole('link', { name: 'Team', exact: true }).click()
    await page.getByRole('row', { name: new RegExp(customer.admin.name) }).waitFor()
    await arrive(page, `**/o/${customer.slug}/team`)
    expect(loads()).toBe(1)
  })

  it('of what opens in it', async () => {
    const { page, loads } = await openBeforeUpgrade()
    await page.keyboard.press('?')
    await expect.poll(loads).toBe(1)
    await page.getByRole('link', { name: 'Team', exact: true }).waitFor()
    await expect
      .poll(async () => {
        await page.keyboard.press('?')
        return page.getByRole('dialog').count()
      })
      .toBe(1)
    expect(loads()).toBe(1)
  })
})
