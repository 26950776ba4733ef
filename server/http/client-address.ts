import { BlockList, isIP } from 'node:net'

/** Says which address a request came from. Forwarding headers are believed only as far as trusted proxies wrote them. */
export type ClientAddress = (peer: string | undefined, forwardedFor: string | undefined) => string | null

/** @param trustedProxies CIDRs or single addresses. Throws on one that is neither. */
export function clientAddressBehind(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList()
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (!isIP(address)) throw new Error(`${entry} is neither an address nor a CIDR`)
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  const direct: ClientAddress = (peer) => {
    const address = plain(peer)
    return address && isIP(address) ? address : null
  }
  if (trustedProxies.length === 0) return direct

  return (peer, forwardedFor) => {
    let current = plain(peer)
    // Right to left: each hop was written by the one after it, so the walk ends at the first that nobody vouches for.
    const hops = forwardedFor?.split(',').map((hop) => plain(hop.trim())) ?? []
    while (current && isTrusted(current)) {
      const next = hops.pop()
      if (!next || !isIP(next)) break
      current = next
    }
    return current && isIP(current) ? current : null
  }
}

const plain = (address: string | undefined) => address?.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whether a connection comes from this very machine. */
export function isLoopback(peer: string | undefined): boolean {
  const address = plain(peer) ?? ''
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}
