import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium, missingChromium } from '#tests/journeys/chromium.ts'
import type { Child } from '../child.ts'
import { median } from '../compare.ts'
import { cookieFor } from '../rig.ts'
import type { Measured, Row } from '../row.ts'
import { seedLargeMatrix } from '../seed/large-matrix.ts'
import { slugOf, tokenOf } from '../seed/people.ts'

export const matrix: Row = {
  name: 'matrix',
  about:
    'The permission matrix of 200 resource types and 30 roles: one answer at a time, and the page in Chromium, scrolled from end to end and toggled',
  async run(rig) {
    const child = await rig.startApart('tenantry_matrix', seedLargeMatrix)
    try {
      const times = rig.isFull ? 100 : 30
      return [line('matrix, the answer', 'ms', await timeToAnswer(child, times)), ...(await inChromium(child))]
    } finally {
      await child.stop()
    }
  },
}

const line = (row: string, unit: Measured['unit'], value: number, atMost?: number): Measured => ({
  kind: 'measured',
  row,
  value,
  unit,
  ...(atMost !== undefined && { atMost }),
})

async function timeToAnswer({ port }: Child, times: number): Promise<number> {
  const headers = { cookie: cookieFor(tokenOf(0)), 'x-tenant': slugOf(0) }
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/api/admin/permissions/matrix`, { headers })
    const text = await answer.text()
    took.push(performance.now() - startedAt)
    if (!answer.ok) throw new Error(`The matrix answered ${answer.status}: ${text}`)
  }
  return median(took.slice(5)) ?? 0
}

async function inChromium({ port }: Child): Promise<Measured[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(missingChromium)
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...sandbox] })
  try {
    const url = `http://127.0.0.1:${port}`
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
    return await looked(context, url)
  } finally {
    await browser.close()
  }
}

async function looked(context: BrowserContext, url: string): Promise<Measured[]> {
  const [name = '', value = ''] = cookieFor(tokenOf(0)).split('=')
  await context.addCookies([{ name, value, url }])
  await context.addInitScript(watchLongTasks)
  const page = await context.newPage()
  const startedAt = performance.now()
  await page.goto(`/o/${slugOf(0)}/settings/permissions`)
  await page.getByRole('gridcell').first().waitFor()
  const shown = performance.now() - startedAt
  await page.waitForTimeout(500)
  const frames = await page.evaluate<number[]>(scrollThrough)
  const scrolling = await page.evaluate<number>('longestTask()')
  const toggled = await timesToToggle(page, 9)
  return [
    line('matrix, from its address to its cells', 'ms', shown),
    line('matrix, longest task while scrolling', 'ms', scrolling, 100),
    line('matrix, 99th percentile of frames while scrolling', 'ms', percentile(frames, 0.99), 100),
    line('matrix, longest task while toggling', 'ms', await page.evaluate<number>('longestTask()'), 100),
    line('matrix, from a click to its mark', 'ms', median(toggled) ?? 0, 100),
  ]
}

/** Chromium calls a task long from 50 ms on: none at all counts as 0. */
const watchLongTasks = `
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  globalThis.longestTask = () => {
    const found = longest
    longest = 0
    return found
  }`

/** From top to bottom and from left to right, some rows in each frame. Answers how long each frame took. */
const scrollThrough = `new Promise((done) => {
  longestTask()
  const grid = document.querySelector('[role=grid]')
  const frames = []
  let last = performance.now()
  const step = () => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    const [top, left] = [grid.scrollTop, grid.scrollLeft]
    grid.scrollTop += 180
    if (grid.scrollTop === top) grid.scrollLeft += 104
    if (grid.scrollTop === top && grid.scrollLeft === left) done(frames)
    else requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
})`

/** From the click to the mark in the cell, each time in another row. */
async function timesToToggle(page: Page, times: number): Promise<number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    await page.waitForTimeout(300)
    took.push(await page.evaluate<number>(toggleOne))
  }
  return took
}

const toggleOne = `new Promise((done) => {
  const cell = document.querySelector('[role=gridcell][aria-readonly=false][aria-label="Not granted"]')
  const startedAt = performance.now()
  cell.click()
  const look = () =>
    cell.ariaLabel === 'Granted' ? done(performance.now() - startedAt) : requestAnimationFrame(look)
  requestAnimationFrame(look)
})`

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
