import { createHmac } from 'node:crypto'
import type { Answer } from '#tests/world.ts'

/** The code an authenticator app shows, by RFC 6238; some steps later or earlier when asked. */
export function codeOf(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** A code that is right at no time near this one. */
export const wrongCodeFor = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
}

/** The bytes of a secret, which apps are told in base32. */
export function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

const cookies = ({ headers }: Answer) => headers.getSetCookie().map((each) => each.split(';')[0] ?? '')

/** The cookie of a session, or of half a sign-in, that an answer sets; undefined when it sets or leaves none. */
export const sessionIn = (answer: Answer) => cookies(answer).find((each) => /^tenantry\.session=./.test(each))
export const halfIn = (answer: Answer) => cookies(answer).find((each) => /^tenantry\.half=./.test(each))
