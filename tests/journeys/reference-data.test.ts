import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { ServerProcess } from '#tests/server-process.ts'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { lookAt } from './look.ts'
import { cellIn, givenBy, searchFor } from './matrix-page.ts'
import { type Customer, granted, make, type Person, settle } from './people.ts'

// What an operator adds to the catalogue, in the matrix a customer has open at another server process.

let house: House
let operator: Person
let home: Customer
let another: ServerProcess
let matrix: Page
let reference: Page
const roleName = 'Depot Lead'

inHouse(async (opened) => {
  house = opened
  ;({ operator, ...home } = await settle(house, 'Customer Two'))
  await make(house, home.admin, home.slug, 'roles', { name: roleName, rank: 300, permissions: ['orders.view'] })
  another = await house.openAnother()
  matrix = house.keep(await house.browse(home.admin.cookie, { baseURL: another.address }))
  await matrix.goto(`/o/${home.slug}/settings/permissions`)
  await cellIn(matrix, 'orders.view', 'Tenant Admin')
  reference = house.keep(await house.browse(operator.cookie))
})

describe('a resource type an operator adds', () => {
  it('is a row of the matrix that is open elsewhere within a second, held by Tenant Admin and nobody else', async () => {
    await reference.goto('/admin/reference-data')
    await fillIn(reference, 'Projects', 'projects')
    const times = [await timeUntilShown('Projects', () => submit(reference))]
    // One that is late says that the machine was busy; three of them say that something is wrong.
    for (const label of ['Parcels', 'Routes']) {
      await fillIn(reference, label, label.toLowerCase())
      times.push(await timeUntilShown(label, () => submit(reference)))
    }
    console.info(`The matrix at another process shows a new type after ${times.map(Math.round).join(', ')} ms.`)
    expect(Math.min(...times)).toBeLessThanOrEqual(1_000)

    await searchFor(matrix, 'projects')
    for (const action of ['create', 'list', 'read', 'update', 'delete']) {
      await cellIn(matrix, `projects.${action}`, 'Tenant Admin')
      expect(await givenBy(matrix, `projects.${action}`)).toEqual(['Tenant Admin'])
    }
  })

  it('can be ticked at once by the admin, whose page was never loaded again', async () => {
    await (await cellIn(matrix, 'projects.read', roleName)).click()
    await matrix.getByText(`${roleName} now gives “Projects: Read”`, { exact: true }).waitFor()
    await expect.poll(() => givenBy(matrix, 'projects.read')).toEqual(['Tenant Admin', roleName])
  })

  it('is refused where its code collides, with the name of the type in the way', async () => {
    await fillIn(reference, 'Projects again', 'PROJECTS')
    await submit(reference)
    await reference.getByText('“Projects” has this code already.').first().waitFor()
    await lookAt(reference, 'operator/reference-data-refused', '[role=dialog]')
    await reference.getByLabel('Code').fill('orders.parcels')
    await submit(reference)
    await reference.getByText('Codes beginning with orders are built in').first().waitFor()
    await reference.keyboard.press('Escape')
    await reference.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('deactivating and reactivating it', () => {
  it('says before whom it concerns, and takes the row out of the open matrix', async () => {
    await ask(reference, 'Projects', 'Deactivate…')
    await reference.getByText('1 member in 1 organization loses it').waitFor()
    await reference.getByText('1 member through Tenant Admin').waitFor()
    await lookAt(reference, 'operator/reference-data-deactivate', '[role=alertdialog], [role=dialog]')
    await reference.getByRole('button', { name: 'Deactivate', exact: true }).click()
    await matrix
      .getByRole('rowheader', { name: /Projects/ })
      .first()
      .waitFor({ state: 'hidden' })
    const admin = another.ask({ cookie: home.admin.cookie, tenant: home.slug })
    expect(granted(await admin.get('/api/admin/permissions/check?permission=projects.read')).body.allowed).toBe(false)
  })

  it('gives back what was ticked, after saying to whom', async () => {
    await ask(reference, 'Projects', 'Reactivate…')
    await reference.getByText('1 member in 1 organization gets it').waitFor()
    await lookAt(reference, 'operator/reference-data-reactivate', '[role=alertdialog], [role=dialog]')
    await reference.getByRole('button', { name: 'Reactivate', exact: true }).click()
    await cellIn(matrix, 'projects.read', roleName)
    expect(await givenBy(matrix, 'projects.read')).toEqual(['Tenant Admin', roleName])
  })

  it('is fit to look at: the list', async () => {
    await reference.getByRole('dialog').or(reference.getByRole('alertdialog')).waitFor({ state: 'hidden' })
    await lookAt(reference, 'operator/reference-data')
  })
})

it('is no address to anybody who is no operator', async () => {
  const asked = house.server.ask({ cookie: home.admin.cookie })
  for (const answer of [
    await asked.get('/api/super-admin/resource-types'),
    await asked.post('/api/super-admin/resource-types', { code: 'sly', label: 'Sly', category: 'SLY' }),
    await asked.patch('/api/super-admin/resource-types/projects', { isActive: false }),
  ])
    expect(answer.status).toBe(404)
  const page = await house.browse(home.admin.cookie)
  await page.goto('/admin/reference-data')
  await arrive(page, `**/o/${home.slug}`)
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

async function fillIn(page: Page, label: string, code: string) {
  if (!(await page.getByRole('dialog').isVisible()))
    await page.getByRole('button', { name: 'Add resource type' }).first().click()
  await page.getByLabel('Label').fill(label)
  await page.getByLabel('Code').fill(code)
  await page.getByRole('combobox', { name: 'Category' }).fill('Field')
  await page.getByRole('option', { name: /Field/ }).first().click()
}

const submit = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Add resource type' }).click()

async function timeUntilShown(label: string, add: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await searchFor(matrix, label)
  await Promise.all([
    add(),
    matrix
      .getByRole('rowheader', { name: new RegExp(label) })
      .first()
      .waitFor(),
  ])
  await reference.getByRole('dialog').waitFor({ state: 'hidden' })
  return performance.now() - startedAt
}

async function ask(page: Page, label: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${label}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor()
}
