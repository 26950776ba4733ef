import { expect, it } from 'vitest'
import { addressPrefix } from './address-prefix.ts'

it('rule 12: takes an IPv4 address as it is', () => {
  expect(addressPrefix('192.0.2.7')).toBe('192.0.2.7')
})

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('rule 12: takes the network of %s', (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix)
})

it('rule 12: takes all without an address as one', () => {
  expect(addressPrefix(null)).toBe('unknown')
})
