import { serializeSignedCookie } from 'better-call'
import { describe, expect, it } from 'vitest'
import { hashToken, newToken, openVault } from '../vault.ts'
import { createSessionCookie, sessionSecret } from './session-cookie.ts'

const vault = openVault('a secret of these tests, at least 32 bytes long')
const cookie = createSessionCookie('https://app.example.com', vault)
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000)
const sent = (setCookie: string) => setCookie.split(';')[0] ?? ''

describe('the session cookie', () => {
  it('says what was written, as the hash that is stored', () => {
    const token = newToken()
    const header = `theme=dark; ${sent(cookie.write({ token, expiresAt: inAWeek() }))}; other=1`
    expect(cookie.read(header)).toBe(hashToken(token))
  })

  it('rule 28: belongs to one host, is sent over https only and hidden from scripts', () => {
    const written = cookie.write({ token: 'token', expiresAt: inAWeek() })
    expect(written).toMatch(/^__Host-tenantry\.session=/)
    expect(written).toMatch(/; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(written).not.toMatch(/domain/i)
    expect(cookie.clear()).toBe('__Host-tenantry.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure')
  })

  it('rule 28: so is the cookie of a sign-in that is half done, and no page of another site ever sends it', () => {
    expect(cookie.half.write({ token: 'token', expiresAt: inAWeek() })).toMatch(
      /^__Host-tenantry\.half=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    )
    expect(cookie.half.clear()).toBe('__Host-tenantry.half=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure')
  })

  it('rule 21: neither cookie stands for the other, whatever it is called', () => {
    const [half, whole] = [cookie.half, cookie].map((each) =>
      sent(each.write({ token: 'token', expiresAt: inAWeek() })),
    )
    expect(cookie.read(half?.replace('.half=', '.session='))).toBeUndefined()
    expect(cookie.half.read(whole?.replace('.session=', '.half='))).toBeUndefined()
  })

  it('works without https, under a name of its own', () => {
    const plain = createSessionCookie('http://localhost:3000', vault)
    const written = plain.write({ token: 'token', expiresAt: inAWeek() })
    expect(written).toMatch(/^tenantry\.session=/)
    expect(written).not.toContain('Secure')
    expect(plain.read(sent(written))).toBe(hashToken('token'))
    expect(cookie.read(sent(written))).toBeUndefined()
  })

  it('rule 27: is nothing without the right signature', () => {
    const value = sent(cookie.write({ token: 'token', expiresAt: inAWeek() }))
    const elsewhere = createSessionCookie('https://app.example.com', openVault('another secret, of at least 32 bytes'))
    const forged = [
      undefined,
      '',
      '__Host-tenantry.session=',
      '__Host-tenantry.session=token',
      '__Host-tenantry.session=token.',
      '__Host-tenantry.session=.signature',
      '__Host-tenantry.session=%E0%A4%A',
      value.replace('=token', '=tokem'),
      value.slice(0, -1),
      `${value}x`,
      value.replace('__Host-', ''),
      sent(elsewhere.write({ token: 'token', expiresAt: inAWeek() })),
    ]
    for (const header of forged) expect([header, cookie.read(header)]).toEqual([header, undefined])
  })

  it('reads what the library signs, and signs alike', async () => {
    const token = newToken()
    const theirs = await serializeSignedCookie(cookie.name, token, sessionSecret(vault), { path: '/' })
    expect(cookie.read(sent(theirs))).toBe(hashToken(token))
    expect(sent(cookie.write({ token, expiresAt: inAWeek() }))).toBe(sent(theirs))
  })
})
