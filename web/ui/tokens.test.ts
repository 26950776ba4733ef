import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, parseColor } from './theme/contrast.ts'

type Tokens = Record<string, string>

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const light = block(':root')
const dark = { ...light, ...block(':root[data-theme="dark"]') }
const operatorLight = { ...light, ...block(':root[data-portal="operator"]') }
const operatorDark = {
  ...dark,
  ...block(':root[data-portal="operator"]'),
  ...block(':root[data-portal="operator"][data-theme="dark"]'),
}
const looks = { light, dark, operatorLight, operatorDark }

const textOnGround: [text: string, ground: string][] = [
  ...['ink', 'muted', 'faint'].flatMap((text) =>
    ['canvas', 'surface', 'raised', 'subtle'].map((ground): [string, string] => [text, ground]),
  ),
  ...['canvas', 'surface', 'raised', 'accent-soft'].map((ground): [string, string] => ['accent-ink', ground]),
  ...['success', 'warning', 'danger', 'info'].map((tone): [string, string] => [`${tone}-ink`, `${tone}-soft`]),
  ['danger-ink', 'surface'],
  ['danger-ink', 'raised'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['frame-ink', 'frame'],
  ['frame-ink', 'frame-hover'],
  ['frame-muted', 'frame'],
  ['frame-current-ink', 'frame-current'],
]

describe.each(Object.entries(looks))('in the look %s', (_, tokens) => {
  test.each(textOnGround)('%s on %s has a contrast of at least 4.5:1', (text, ground) => {
    expect(ratio(tokens, text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['canvas', 'surface', 'raised'])('the edge of a control on %s has at least 3:1', (ground) => {
    expect(ratio(tokens, 'line-control', ground)).toBeGreaterThanOrEqual(3)
  })
})

test('the operator portal has another accent and another frame than everyone else', () => {
  expect(operatorLight.accent).not.toBe(light.accent)
  expect(operatorLight.frame).not.toBe(light.frame)
  expect(operatorDark.accent).not.toBe(dark.accent)
  expect(operatorDark.frame).not.toBe(dark.frame)
})

function block(selector: string): Tokens {
  const start = css.indexOf(`\n${selector} {`)
  const body = css.slice(start, css.indexOf('\n}', start))
  const found = [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)]
  expect(found.length).toBeGreaterThan(0)
  return Object.fromEntries(found.map(([, name, value]) => [name, value]))
}

function ratio(tokens: Tokens, one: string, other: string) {
  const [first, second] = [parseColor(tokens[one] ?? ''), parseColor(tokens[other] ?? '')]
  if (!first || !second) throw new Error(`${one} or ${other} is no colour`)
  return contrast(first, second)
}
