import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject, type TestContext } from 'vitest'
import { startMailServer } from '#tests/mail-server.ts'
import { mailedLink } from '#tests/mailed-link.ts'
import { type ServerProcess, startServerProcess } from '#tests/server-process.ts'
import { openTestDatabase, settingsFor } from '#tests/test-database.ts'
import { missingChromium } from './chromium.ts'
import { faultsOf } from './faults.ts'

/** As wide and high as a small laptop, and as a phone. */
export const laptop = { width: 1280, height: 800 } as const
export const phone = { width: 390, height: 844 } as const

/** Opens a house for the journeys of a file, with what `prepare` puts in before the first, and closes it after the last. */
export function inHouse(prepare: (house: House) => void | Promise<void>): void {
  let house: House | undefined
  beforeAll(async () => {
    house = await openHouse()
    await prepare(house)
  })
  afterEach((context) => house?.tidyUp(context))
  afterAll(() => house?.close())
}

/** An installation as it is deployed, of a journey's own: the built server as a process, Postgres, an SMTP server. */
async function openHouse() {
  const endpoint = inject('chromium')
  if (!endpoint) throw new Error(missingChromium)
  const mail = await startMailServer()
  const database = await openTestDatabase()
  const environment = {
    ...settingsFor(database),
    SMTP_URL: mail.url,
    MAIL_FROM: 'Tenantry <no-reply@tenantry.test>',
    TENANTRY_PAGES: resolve('dist'),
  }
  const server = await startServerProcess(environment, { isBuilt: true })
  const browser = await chromium.connect(endpoint)
  const others: ServerProcess[] = []
  const kept = new Set<BrowserContext>()
  const contexts: { context: BrowserContext; faults: () => readonly string[] }[] = []

  /** A browser nobody has used, of somebody who is signed in when they bring a cookie. */
  async function browse(cookie?: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ ...asPeopleHaveIt, baseURL: server.address, ...options })
    context.setDefaultTimeout(20_000)
    contexts.push({ context, faults: faultsOf(context) })
    const [name, value] = cookie?.split('=') ?? []
    if (name && value) await context.addCookies([{ name, value, url: server.address }])
    return context.newPage()
  }

  return {
    server,
    mail,
    environment,
    adminUrl: database.urls.admin,
    browse,
    /** One more server process on the same database, as there are several behind a load balancer. */
    async openAnother(changed: Readonly<Record<string, string>> = {}) {
      const another = await startServerProcess({ ...environment, ...changed }, { isBuilt: true })
      others.push(another)
      return another
    },
    /** The link in the newest mail to this address, once it has come. */
    linkFor: (address: string, path: string) => mailedLink(mail, address, `${server.address}${path}`),
    /** What went wrong in any page so far without anybody seeing it. */
    faults: () => contexts.flatMap(({ faults }) => faults()),
    /** Keeps the browser of this page open until the end of the journeys. */
    keep(page: Page) {
      kept.add(page.context())
      return page
    },
    /** For `afterEach`: closes what was opened, with pictures of it when the test failed. */
    async tidyUp({ task }: TestContext) {
      const pages = contexts.flatMap(({ context }) => context.pages())
      if (task.result?.state === 'fail')
        for (const [index, page] of pages.entries()) await pictureOf(page, `${task.name} ${index + 1}`)
      // Now and then a browser under load does not answer when a page is closed; it goes with the browser at the end.
      for (const { context } of contexts)
        if (!kept.has(context)) await Promise.race([context.close(), wait(15_000, undefined, { ref: false })])
    },
    async close() {
      await Promise.race([browser.close(), wait(15_000, undefined, { ref: false })])
      for (const each of [...others, server]) await each.kill()
      await mail.close()
      await database.close()
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>

const asPeopleHaveIt: BrowserContextOptions = {
  viewport: laptop,
  locale: 'en-US',
  colorScheme: 'light',
  // What moves can't be looked at.
  reducedMotion: 'reduce',
}

async function pictureOf(page: Page, name: string) {
  const folder = join(tmpdir(), 'tenantry-journeys')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name.replace(/\W+/g, '-').slice(0, 80)}.png`)
  await page.screenshot({ path, timeout: 5_000 }).then(
    () => console.info(`${page.url()}: ${path}`),
    () => {},
  )
}
