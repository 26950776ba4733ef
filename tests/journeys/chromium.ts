import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type BrowserServer, chromium } from 'playwright-core'

export const missingChromium = 'Chromium is missing: apt-get install chromium'

/** The Chromium of this machine, once per run. It answers nobody but tests, and leaves nothing behind. */
export function launchChromium(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath, headless: true, chromiumSandbox: false, args: switches() })
}

/** Where Chromium is: what `CHROMIUM_PATH` says, else what the system calls it. Nothing is downloaded. */
export function findChromium(environment = process.env): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const places = [
    ...(environment.CHROMIUM_PATH ? [environment.CHROMIUM_PATH] : []),
    ...names.flatMap((name) => [...folders, '/usr/bin'].map((folder) => join(folder, name))),
    ...apps,
  ]
  return places.find(isExecutable)
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const apps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Nothing it does by itself may reach the network. Its sandbox does not work for root. */
const switches = () => [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
]

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
