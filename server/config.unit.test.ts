import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

const secret = 'M3rYc0Zp7s/9uQkXw1bT5vHn2eLd8GfA6iJoRzUyKxE='
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://app.example.com/',
  DATABASE_URL: 'postgres://app@db/tenantry',
  AUTH_SECRET: secret,
}

describe('the settings', () => {
  it('start for development with none at all', () => {
    expect(readConfig({})).toMatchObject({
      isProduction: false,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      mailMode: 'development',
      seedTestTenant: true,
      debugBypassAuth: false,
      allowedOrigins: new Set(['http://localhost:3000']),
    })
  })

  it('give balancers five seconds to see the end coming, in production, unless told otherwise', () => {
    expect(readConfig({}).drainSeconds).toBe(0)
    expect(readConfig(production).drainSeconds).toBe(5)
    expect(readConfig({ ...production, DRAIN_SECONDS: '0' }).drainSeconds).toBe(0)
    expect(() => readConfig({ DRAIN_SECONDS: '-1' })).toThrow(/DRAIN_SECONDS/)
  })

  it('take an empty value for none', () => {
    const { clientAddress: _, ...none } = readConfig({})
    expect(readConfig({ PORT: '', DATABASE_URL: '', DEBUG_BYPASS_AUTH: '' })).toMatchObject(none)
  })

  it.each([
    'postgres://db',
    'postgresql://app:%23@db:6432/tenantry',
    'postgres:///tenantry?host=/run',
    'postgres://app@/tenantry',
  ])('take what the driver takes: %s', (url) => {
    expect(readConfig({ DATABASE_URL: url, AUTH_SECRET: secret }).database.url).toBe(url)
  })

  it('send mail by SMTP, keep it for development, or in production do neither', () => {
    expect(readConfig(production).mailMode).toBe('off')
    const smtp = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'no-reply@example.com' }
    expect(readConfig({ ...production, ...smtp }).mailMode).toBe('smtp')
  })

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://app.localhost'])(
    'let production be tried on the machine itself: %s',
    (url) => {
      expect(readConfig({ ...production, PUBLIC_URL: url }).publicUrl).toBe(url)
    },
  )

  it('seed nothing in production', () => {
    expect(readConfig(production)).toMatchObject({ isProduction: true, seedTestTenant: false, host: '0.0.0.0' })
  })

  const stopsProduction: readonly (readonly [says: RegExp, more: Record<string, string>])[] = [
    [/^DEBUG_BYPASS_AUTH cannot/, { DEBUG_BYPASS_AUTH: 'true' }],
    [/^SEED_TEST_TENANT cannot/, { SEED_TEST_TENANT: '1' }],
    [/^TEST_TENANT_PASSWORD cannot/, { TEST_TENANT_PASSWORD: 'long enough to be one' }],
    [/^PUBLIC_URL is missing/, { PUBLIC_URL: '' }],
    [/^PUBLIC_URL must begin with https:\/\/ in production/, { PUBLIC_URL: 'http://app.example.com' }],
    [/^PUBLIC_URL must begin with https:\/\/ in production/, { PUBLIC_URL: 'http://localhost.example.com' }],
    [/^ADMIN_URL must begin with https:\/\/ in production/, { ADMIN_URL: 'http://10.0.0.5:3000' }],
    [/^DATABASE_URL is missing/, { DATABASE_URL: '' }],
    [/^MAIL_FROM is missing/, { SMTP_URL: 'smtp://mail.example.com' }],
    [/^AUTH_SECRET is missing/, { AUTH_SECRET: '' }],
    [/^AUTH_SECRET is too weak/, { AUTH_SECRET: 'a'.repeat(64) }],
    [/^AUTH_SECRET is too weak/, { AUTH_SECRET: secret.slice(0, 31) }],
  ]
  it.each(stopsProduction)('rule 156: stop the start in production: %s', (says, more) => {
    expect(() => readConfig({ ...production, ...more })).toThrow(says)
    expect(() => readConfig({ ...production, ...more })).toThrow(ConfigError)
  })

  it.each([
    [/^PORT must be a whole number from 1 to 65535\.$/, { PORT: '70000' }],
    [/^PORT must be a whole number from 1 to 65535\.$/, { PORT: '0' }],
    [/^PORT must be a whole number from 1 to 65535\.$/, { PORT: '0x50' }],
    [/^DATABASE_POOL_SIZE must be a whole number from 1 to 200\.$/, { DATABASE_POOL_SIZE: '0' }],
    [/^DEBUG_MODE must be true, false, 1 or 0\.$/, { DEBUG_MODE: 'yes' }],
    [/^LOG_LEVEL must be trace, .* fatal or silent\.$/, { LOG_LEVEL: 'loud' }],
    [/^SETUP_TOKEN must have at least 16 characters\.$/, { SETUP_TOKEN: 'short' }],
    [/^NODE_ENV is misspelled: write production\.$/, { NODE_ENV: 'Production' }],
    [/^NODE_ENV is misspelled/, { NODE_ENV: 'prod', DEBUG_BYPASS_AUTH: 'true' }],
    [/^PUBLIC_URL must end after the host/, { PUBLIC_URL: 'https://app.example.com/path' }],
    [/^PUBLIC_URL must end after the host/, { PUBLIC_URL: 'https://app.example.com?x' }],
    [/^PUBLIC_URL must end after the host/, { PUBLIC_URL: 'https://someone@app.example.com' }],
    [/^PUBLIC_URL must be an http:/, { PUBLIC_URL: 'javascript:alert(1)' }],
    [/^PUBLIC_URL must be an http:/, { PUBLIC_URL: 'https://' }],
    [/^TRUSTED_PROXIES holds proxy, which is neither/, { TRUSTED_PROXIES: '10.0.0.0/8 proxy' }],
    [/^TRUSTED_PROXIES holds 10\.0\.0\.0\/99, which is neither/, { TRUSTED_PROXIES: '10.0.0.0/99' }],
    [/^TRUSTED_ORIGINS holds app\.example\.com/, { TRUSTED_ORIGINS: 'app.example.com' }],
    [/^DATABASE_URL must be a postgres/, { DATABASE_URL: 'mysql://db/tenantry' }],
    [/^DATABASE_URL must be a postgres.* a password/, { DATABASE_URL: 'postgres://app:a#b@db/tenantry' }],
    [/^DATABASE_URL must be a postgres.* a password/, { DATABASE_URL: 'postgres://app:50%@db/tenantry' }],
    [/^DATABASE_URL is missing: OPERATOR_DATABASE_URL works/, { OPERATOR_DATABASE_URL: 'postgres://db/tenantry' }],
    [/^DATABASE_URL is missing: MIGRATION_DATABASE_URL works/, { MIGRATION_DATABASE_URL: 'postgres://db/tenantry' }],
    [/^DATABASE_URL is missing: LISTEN_DATABASE_URL works/, { LISTEN_DATABASE_URL: 'postgres://db/tenantry' }],
    [/^SMTP_URL must be an smtp:/, { SMTP_URL: 'smtp://' }],
    [/^MAIL_FROM must be an e-mail address/, { MAIL_FROM: 'a@example.com\r\nBcc: b@example.com' }],
    [/^MAIL_FROM must be an e-mail address/, { MAIL_FROM: 'Example <nobody>' }],
  ] as const)('rule 156: name the one that is wrong: %s', (says, environment) => {
    expect(() => readConfig(environment)).toThrow(says)
  })

  it('let pages of the portal’s own host and of trusted origins make changes', () => {
    const config = readConfig({
      ...production,
      ADMIN_URL: 'https://admin.example.com',
      TRUSTED_ORIGINS: 'https://one.example.com, https://two.example.com/path',
    })
    expect([...config.allowedOrigins]).toEqual([
      'https://app.example.com',
      'https://admin.example.com',
      'https://one.example.com',
      'https://two.example.com',
    ])
  })
})
