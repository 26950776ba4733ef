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
})
