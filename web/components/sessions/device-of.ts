/** What a browser says of itself, as far as people care. The order matters: most claim to be others as well. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
  ['curl/', 'curl'],
] as const

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

export interface DeviceWords {
  browserOn: (browser: string, system: string) => string
  unknownDevice: string
}

export function deviceOf(userAgent: string | null, words: DeviceWords): string {
  const browser = browsers.find(([mark]) => userAgent?.includes(mark))?.[1]
  const system = systems.find(([mark]) => userAgent?.includes(mark))?.[1]
  return browser && system ? words.browserOn(browser, system) : (browser ?? system ?? words.unknownDevice)
}

/** Something to hold in the hand. */
export const isHandheld = (userAgent: string | null) => /iPhone|iPad|Android/.test(userAgent ?? '')
