import { z } from 'zod'
import { clientAddressBehind } from './http/client-address.ts'
import { parseMailFrom } from './mail/transport.ts'
import type { Platform } from './platform.ts'

/** The settings of the installation, read once at the start. Nothing else reads the environment. */
export type Config = ReturnType<typeof readConfig>

/** What stops the start: one sentence that names the variable and the mend. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const flag = oneOf(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

const shape = {
  NODE_ENV: text(
    (value) => value === 'production' || !/^\s*prod/i.test(value),
    'is misspelled: write production',
  ).optional(),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: origin().optional(),
  ADMIN_URL: origin().optional(),
  TRUSTED_ORIGINS: z.string().optional(),
  DATABASE_URL: postgresUrl().optional(),
  OPERATOR_DATABASE_URL: postgresUrl().optional(),
  MIGRATION_DATABASE_URL: postgresUrl().optional(),
  LISTEN_DATABASE_URL: postgresUrl().optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  DATABASE_NAMED_STATEMENTS: flag.default(true),
  DATA_DIR: z.string().default('.tenantry'),
  AUTH_SECRET: z.string().optional(),
  SETUP_TOKEN: atLeast(16).optional(),
  SMTP_URL: text(
    (value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value),
    'must be an smtp:// or smtps:// address, such as smtps://mail.example.com',
  ).optional(),
  MAIL_FROM: text(
    (value) => succeeds(() => parseMailFrom(value)),
    'must be an e-mail address, with or without a name, such as Example <no-reply@example.com>',
  ).optional(),
  TRUSTED_PROXIES: z.string().optional(),
  SEED_TEST_TENANT: flag.optional(),
  TEST_TENANT_PASSWORD: atLeast(12).optional(),
  DEBUG_BYPASS_AUTH: flag.default(false),
  DEBUG_MODE: flag.default(false),
  NEXT_PUBLIC_DEBUG_MODE: flag.default(false),
  METRICS_TOKEN: atLeast(16).optional(),
  DRAIN_SECONDS: wholeNumber(0, 300).optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}

/** @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in shape && value !== ''))
  const parsed = z.object(shape).safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}.`)
  }
  const values = parsed.data
  const isProduction = values.NODE_ENV === 'production'
  if (isProduction) refuseInProduction(values)
  refuseFurtherDatabases(values)
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`
  return {
    isProduction,
    port: values.PORT,
    host: values.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    publicUrl,
    adminUrl: values.ADMIN_URL,
    operatorUrl: values.ADMIN_URL ?? publicUrl,
    allowedOrigins: new Set(
      [publicUrl, ...(values.ADMIN_URL ? [values.ADMIN_URL] : []), ...originsIn(values.TRUSTED_ORIGINS)].map(
        (url) => new URL(url).origin,
      ),
    ),
    database: {
      url: values.DATABASE_URL,
      operatorUrl: values.OPERATOR_DATABASE_URL,
      migrationUrl: values.MIGRATION_DATABASE_URL ?? values.DATABASE_URL,
      listenUrl: values.LISTEN_DATABASE_URL ?? values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
      namedStatements: values.DATABASE_NAMED_STATEMENTS,
    },
    dataDir: values.DATA_DIR,
    authSecret: checkedSecret(values.AUTH_SECRET, Boolean(values.DATABASE_URL)),
    setupToken: values.SETUP_TOKEN,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailMode: modeOfMail(values.SMTP_URL, isProduction),
    clientAddress: proxiesIn(values.TRUSTED_PROXIES),
    seedTestTenant: values.SEED_TEST_TENANT ?? !isProduction,
    testTenantPassword: values.TEST_TENANT_PASSWORD,
    debugBypassAuth: values.DEBUG_BYPASS_AUTH,
    debugMode: values.DEBUG_MODE || values.NEXT_PUBLIC_DEBUG_MODE,
    metricsToken: values.METRICS_TOKEN,
    drainSeconds: values.DRAIN_SECONDS ?? (isProduction ? 5 : 0),
    logLevel: values.LOG_LEVEL,
  }
}

type Values = z.output<z.ZodObject<typeof shape>>

/** Whatever a kind of setting refuses, it says what the setting must be: "PORT" is put before it, and a full stop behind. */
function text(isRight: (value: string) => boolean, mend: string) {
  return z.string().refine(isRight, mend)
}

function wholeNumber(least: number, most: number) {
  const isWithin = (value: string) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most
  return text(isWithin, `must be a whole number from ${least} to ${most}`).transform(Number)
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)
}

function atLeast(characters: number) {
  return z.string().min(characters, `must have at least ${characters} characters`)
}

/** Links are made by appending to it, and cookies are set for all of it. */
function origin() {
  return text(
    (value) => /^https?:\/\/[^/?#@]/i.test(value) && URL.canParse(value),
    'must be an http:// or https:// address, such as https://app.example.com',
  )
    .refine(
      (value) => /^https?:\/\/[^/?#@]+\/*$/i.test(value),
      'must end after the host, as https://app.example.com does',
    )
    .transform((value) => new URL(value).origin)
}

/** What the driver can't read, it would complain of with a stack. Without a host it takes a socket or this machine. */
function postgresUrl() {
  return text(
    (value) =>
      /^postgres(ql)?:\/\//.test(value) &&
      URL.canParse(value.replace('@/', '@localhost/')) &&
      succeeds(() => decodeURIComponent(value)),
    'must be a postgres:// address, with the signs :/?#[]@% of a password written as %3A and so on',
  )
}

function succeeds(work: () => unknown) {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** Further logins lead to the database of the first: alone they would be ignored, and people would take it for theirs. */
function refuseFurtherDatabases(values: Values) {
  if (values.DATABASE_URL) return
  for (const name of ['OPERATOR_DATABASE_URL', 'MIGRATION_DATABASE_URL', 'LISTEN_DATABASE_URL'] as const)
    if (values[name])
      throw new ConfigError(
        `DATABASE_URL is missing: ${name} works only beside it, so set DATABASE_URL too, or unset ${name}.`,
      )
}

function refuseInProduction(values: Values) {
  if (!values.PUBLIC_URL)
    throw new ConfigError('PUBLIC_URL is missing: set it to the address people open, such as https://app.example.com.')
  for (const name of ['PUBLIC_URL', 'ADMIN_URL'] as const)
    if (isReadable(values[name]))
      throw new ConfigError(
        `${name} must begin with https:// in production: without it, passwords and sessions can be read on the way.`,
      )
  if (!values.DATABASE_URL)
    throw new ConfigError('DATABASE_URL is missing: production needs PostgreSQL 15 or newer, set it to its address.')
  if (values.DEBUG_BYPASS_AUTH) throw new ConfigError('DEBUG_BYPASS_AUTH cannot be used in production: unset it.')
  if (values.SEED_TEST_TENANT) throw new ConfigError('SEED_TEST_TENANT cannot be used in production: unset it.')
  if (values.TEST_TENANT_PASSWORD) throw new ConfigError('TEST_TENANT_PASSWORD cannot be used in production: unset it.')
  if (values.SMTP_URL && !values.MAIL_FROM)
    throw new ConfigError(
      'MAIL_FROM is missing: set it to the sender of mails, such as Example <no-reply@example.com>.',
    )
}

const modeOfMail = (smtpUrl: string | undefined, isProduction: boolean): Platform['mailMode'] =>
  smtpUrl ? 'smtp' : isProduction ? 'off' : 'development'

/** Whether others can read what is sent there. What stays on this machine nobody can. */
const isReadable = (url: string | undefined) =>
  url !== undefined && !/^(https:|http:\/\/(localhost|[^/]+\.localhost|127(\.\d+){3}|\[::1\])(:|$))/.test(url)

function checkedSecret(secret: string | undefined, isNeeded: boolean) {
  if (secret === undefined) {
    if (isNeeded)
      throw new ConfigError(
        'AUTH_SECRET is missing: set it to at least 32 random bytes, for example from `openssl rand -base64 48`.',
      )
    return undefined
  }
  const isWeak = Buffer.byteLength(secret) < 32 || new Set(secret).size < 10
  if (isWeak)
    throw new ConfigError(
      'AUTH_SECRET is too weak: set it to at least 32 random bytes, for example from `openssl rand -base64 48`.',
    )
  return secret
}

function originsIn(list: string | undefined) {
  return (list ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      if (!URL.canParse(entry) || !/^https?:/.test(entry))
        throw new ConfigError(
          `TRUSTED_ORIGINS holds ${entry}, which is not an origin: write it as https://app.example.com.`,
        )
      return entry
    })
}

function proxiesIn(list: string | undefined) {
  const entries = (list ?? '').split(/[\s,]+/).filter(Boolean)
  const wrong = entries.find((entry) => !succeeds(() => clientAddressBehind([entry])))
  if (wrong)
    throw new ConfigError(
      `TRUSTED_PROXIES holds ${wrong}, which is neither an address nor a CIDR: write it as 10.0.0.5 or 10.0.0.0/8.`,
    )
  return clientAddressBehind(entries)
}
