import { describe, expect, it } from 'vitest'
import { deviceOf } from './device-of.ts'

const words = { browserOn: (browser: string, system: string) => `${browser} on ${system}`, unknownDevice: 'Unknown' }

describe('the device of a session', () => {
  it('is named by what the browser really is, not by what it claims to be as well', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0'
    const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1'
    expect(deviceOf(edge, words)).toBe('Edge on Windows')
    expect(deviceOf(iphone, words)).toBe('Safari on iPhone')
  })

  it('says when nobody can tell', () => {
    expect(deviceOf(null, words)).toBe('Unknown')
    expect(deviceOf('curl/8.0', words)).toBe('curl')
  })
})
