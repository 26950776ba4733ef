import { describe, expect, it } from 'vitest'
import { clientAddressBehind } from './client-address.ts'

describe('the address of a client', () => {
  const alone = clientAddressBehind([])
  const behind = clientAddressBehind(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32'])

  it('rule 12: is the one that is connected, whatever a header claims, where no proxy is trusted', () => {
    for (const claimed of [undefined, '203.0.113.9', '127.0.0.1', '10.0.0.1, 203.0.113.9', 'localhost', ''])
      expect(alone('198.51.100.7', claimed)).toBe('198.51.100.7')
    expect(alone('::ffff:198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
  })

  it('rule 12: is not what somebody claims who is no proxy of ours', () => {
    expect(behind('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
    expect(behind('192.0.2.2', '203.0.113.9')).toBe('192.0.2.2')
    expect(behind('2001:db9::1', '203.0.113.9')).toBe('2001:db9::1')
  })

  it('rule 12: is the last one that a proxy of ours wrote, not what was claimed before it', () => {
    expect(behind('10.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
    expect(behind('10.0.0.1', '127.0.0.1, 203.0.113.9')).toBe('203.0.113.9')
    expect(behind('::ffff:10.0.0.1', '6.6.6.6, 203.0.113.9, 10.1.2.3, 2001:db8::7')).toBe('203.0.113.9')
    expect(behind('192.0.2.1', '6.6.6.6,2001:db9::5')).toBe('2001:db9::5')
  })

  it('rule 12: is never something that is no address: then it is the proxy that passed it on', () => {
    for (const odd of ['unknown', '203.0.113.9:4711', '<script>', '', ',', '203.0.113.9, '])
      expect(behind('10.0.0.1', odd)).toBe('10.0.0.1')
    expect(behind('10.0.0.1', undefined)).toBe('10.0.0.1')
    expect(behind(undefined, '203.0.113.9')).toBeNull()
  })
})
