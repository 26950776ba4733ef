import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { arrive } from './hands.ts'
import { type House, inHouse } from './house.ts'
import { type Person, settle } from './people.ts'

// What a customer's admin finds where the operator portal is: nothing, as at any address that does not exist.

const operatorAddresses = ['/admin', '/admin/', '/admin/orgs', '/admin/orgs/new', '/admin/users', '/admin/audit']
/** Words that are only in the portal. */
const portalWords = /super-admin|operator portal|operating as|\/admin\/assets|data-portal="operator"/i

let house: House
let admin: Person
let script: string

inHouse(async (opened) => {
  house = opened
  ;({ admin } = await settle(house, 'Customer Two'))
  script = `/admin/assets/${readdirSync('dist/operator/assets').find((name) => name.endsWith('.js'))}`
})

it('leads a customer’s admin home from every address of the portal, and says nothing of it', async () => {
  const page = await house.browse(admin.cookie)
  const answers = record(page)
  for (const address of [...operatorAddresses, '/admin/nothing-like-this', '/nothing/at-all', script]) {
    const response = await page.goto(address)
    await arrive(page, '**/o/customer-two')
    expect(await chainOf(response), address).toEqual([address, '/dashboard', '/o/customer-two'])
  }
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  expect(await mentions(await answers(), portalWords)).toEqual([])
})

it('answers the portal’s API and script to them as addresses that do not exist', async () => {
  const page = await house.browse(admin.cookie)
  await page.goto('/o/customer-two')
  const ask = (path: string) =>
    page.evaluate<[number, string]>(
      `fetch('${path}', { redirect: 'manual' }).then(async (r) => [r.status, (await r.text()).replace(/req_\\w+/, '')])`,
    )
  const missing = await ask('/api/nothing-like-this')
  expect(missing[0]).toBe(404)
  for (const path of ['/api/super-admin/tenants', '/api/super-admin/users', '/api/super-admin/events'])
    expect(await ask(path), path).toEqual(missing)
  expect(await ask(script)).toEqual(await ask('/nothing/at-all.js'))
})

it('leads whoever is signed out to the sign-in page, and back to nothing of the portal', async () => {
  const page = await house.browse()
  const answers = record(page)
  for (const address of [...operatorAddresses, '/nothing/at-all', script]) {
    expect(await chainOf(await page.goto(address)), address).toEqual([address, '/sign-in'])
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
  expect(await mentions(await answers(), portalWords)).toEqual([])
})

it('leaves no fault behind in any page', () => {
  expect(house.faults()).toEqual([])
})

type Answered = { readonly url: string; readonly text: string }

/** Everything the page gets from now on, headers included. */
function record(page: Page): () => Promise<Answered[]> {
  const answers: Promise<Answered>[] = []
  page.on('response', (response) => {
    // A redirect has no body, and the live stream no end.
    const hasBody = response.status() < 300 && !response.url().includes('/events')
    const text = Promise.all([hasBody ? response.text() : '', response.allHeaders()]).then(
      ([body, headers]) => `${body}${JSON.stringify(headers)}`,
      () => '',
    )
    answers.push(text.then((all) => ({ url: response.url(), text: all })))
  })
  return () => Promise.all(answers)
}

async function mentions(answers: readonly Answered[], words: RegExp): Promise<string[]> {
  expect(answers.length).toBeGreaterThan(10)
  return answers.flatMap(({ url, text }) => {
    const word = words.exec(text)?.[0]
    return word ? [`${url}: ${word}`] : []
  })
}

/** The addresses the server led through, from the first to the last. */
async function chainOf(response: Awaited<ReturnType<Page['goto']>>): Promise<string[]> {
  const chain: string[] = []
  for (let each = response?.request() ?? null; each; each = each.redirectedFrom())
    chain.unshift(new URL(each.url()).pathname)
  return chain
}
