import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

const origin = 'https://portal.example'

describe('the page to go to after signing in', () => {
  it('is a path of this host, with its query', () => {
    expect(nextPath('/o/acme/team?q=ada', origin)).toBe('/o/acme/team?q=ada')
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'o/acme',
    '',
  ])('is nothing when the address says %j', (wanted) => {
    expect(nextPath(wanted, origin)).toBeUndefined()
  })

  it('is nothing when the address says nothing', () => {
    expect(nextPath(undefined, origin)).toBeUndefined()
  })

  it('rule 42: is never on another host, whatever was put into the link', () => {
    const pieces = [
      '/',
      '//',
      '\\',
      '\t',
      '\n',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      'https:',
      'evil.example',
      'o',
      ' ',
    ]
    const wanted = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join('')),
      fc.webUrl({ withQueryParameters: true }),
    )
    fc.assert(
      fc.property(wanted, (text) => {
        const path = nextPath(text, origin)
        if (path === undefined) return
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(new URL(path, origin).origin).toBe(origin)
        // What is led to is what was judged: a second reading changes nothing.
        expect(nextPath(path, origin)).toBe(path)
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps the whole query of a page of our own', () => {
    const page = fc.tuple(fc.constantFrom('/o/acme/team', '/settings', '/select-org'), fc.webQueryParameters())
    fc.assert(
      fc.property(page, ([path, query]) => {
        const read = new URL(`${path}?${query}`, origin)
        expect(nextPath(`${path}?${query}`, origin)).toBe(read.pathname + read.search)
      }),
    )
  })
})
