import type { PageTexts } from '#web/texts/operator/page-texts.ts'

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

export function deviceWords(t: PageTexts['audit']['details'], userAgent: string | null): string {
  if (!userAgent) return t.unknownDevice
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1]
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1]
  return browser && system ? t.on(browser, system) : (browser ?? system ?? t.unknownDevice)
}
