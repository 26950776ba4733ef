import { createHmac, timingSafeEqual } from 'node:crypto'
import { hashToken, type Vault } from '../vault.ts'

/** A cookie that carries a token: `<token>.<signature>`, as Better Auth signs it too. */
export type TokenCookie = {
  readonly name: string
  /** The `Cookie` header → hash of the token; undefined when there is none or its signature is wrong. */
  read(header: string | null | undefined): string | undefined
  /** A `Set-Cookie` value. */
  write(session: { readonly token: string; readonly expiresAt: Date }): string
  /** A `Set-Cookie` value that ends it. */
  clear(): string
}

/** The cookie of a session; `half` is that of somebody whose second factor is awaited, signed with a key of its own. */
export type SessionCookie = TokenCookie & { readonly half: TokenCookie }

/** What a browser drops when someone signs out, besides the cookie: pages kept, and what scripts stored. */
export const clearSiteData = '"cache", "storage"'

/** The key sessions are signed with, made from the installation's secret. */
export const sessionSecret = (vault: Vault) => vault.sign('session cookie', 'key')

export function createSessionCookie(publicUrl: string, vault: Vault): SessionCookie {
  const isSecure = publicUrl.startsWith('https://')
  // `__Host-` keeps other hosts of the domain from setting it; browsers take it over https only.
  const named = (name: string) => (isSecure ? `__Host-tenantry.${name}` : `tenantry.${name}`)
  const more = isSecure ? '; Secure' : ''
  return {
    ...tokenCookie(named('session'), sessionSecret(vault), `Path=/; HttpOnly; SameSite=Lax${more}`),
    half: tokenCookie(
      named('half'),
      vault.sign('half sign-in cookie', 'key'),
      `Path=/; HttpOnly; SameSite=Strict${more}`,
    ),
  }
}

function tokenCookie(name: string, secret: string, attributes: string): TokenCookie {
  const signature = (token: string) => createHmac('sha256', secret).update(token).digest('base64')
  return {
    name,
    read(header) {
      const value = cookieValue(header, name)
      const dot = value?.lastIndexOf('.') ?? -1
      if (!value || dot < 1) return undefined
      const token = value.slice(0, dot)
      const given = Buffer.from(value.slice(dot + 1))
      const expected = Buffer.from(signature(token))
      return given.length === expected.length && timingSafeEqual(given, expected) ? hashToken(token) : undefined
    },
    write({ token, expiresAt }) {
      const maxAgeSeconds = Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000))
      return `${name}=${encodeURIComponent(`${token}.${signature(token)}`)}; Max-Age=${maxAgeSeconds}; ${attributes}`
    },
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}

function cookieValue(header: string | null | undefined, name: string): string | undefined {
  const pair = header
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
  try {
    return pair && decodeURIComponent(pair.slice(name.length + 1))
  } catch {
    return undefined
  }
}
