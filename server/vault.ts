import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Everything made from the installation's secret. Each purpose has a key of its own. */
export type Vault = {
  /** Encrypts a small value so that a copy of the database does not give it away. */
  seal(value: unknown): string
  /** Undefined when it was sealed with another secret, or changed. */
  unseal(sealed: string): unknown
  /** A MAC over text, base64url. */
  sign(purpose: string, text: string): string
  isSigned(purpose: string, text: string, signature: string): boolean
}

/** @param secret at least 32 bytes */
export function openVault(secret: string): Vault {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'tenantry', purpose, 32))
  const sealing = key('seal')
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', key(`sign ${purpose}`))
      .update(text)
      .digest('base64url')
  return {
    seal(value) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv)
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    unseal(sealed) {
      if (!sealed.startsWith('v1.')) return undefined
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return JSON.parse(decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8'))
      } catch {
        return undefined
      }
    },
    sign,
    isSigned(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text))
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** A token nobody can guess: 256 random bits, base64url. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is stored of a token. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url')
