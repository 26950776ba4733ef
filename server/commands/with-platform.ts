import { pino } from 'pino'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { openLiveUpdates } from '../live-updates/live-updates.ts'
import { openDatabase } from '../open-database.ts'
import { createPasswords } from '../passwords.ts'
import type { Visit } from '../scopes/visit.ts'
import { secretIn } from '../secret.ts'
import { seedTestBrand } from '../test-brand.ts'
import { openVault } from '../vault.ts'

/** What a command works with: the settings, and a visit by whoever holds the database's password. */
export type AtCommandLine = { readonly config: Config; readonly visit: Visit }

/** Opens the installation for one command and closes it again. Running servers hear of what it changes. */
export async function withPlatform<T>(
  work: (at: AtCommandLine) => Promise<T>,
  options: { seed?: boolean } = {},
): Promise<T> {
  const config = readConfig(process.env)
  if (options.seed && config.isProduction)
    throw new ConfigError('NODE_ENV is production: Test Brand is not for production.')
  const log = pino({ level: 'warn' })
  const passwords = createPasswords()
  const { database, close } = await openDatabase(
    config,
    (error) => log.warn({ err: error }, 'a database connection broke'),
    async (owner) => {
      const made = options.seed
        ? await seedTestBrand(owner, passwords, { password: config.testTenantPassword })
        : undefined
      if (made) process.stdout.write(`Password of the test users: ${made}\n`)
    },
  )
  // It only tells: hearing is the servers' business.
  const live = openLiveUpdates({ listenConfig: database.listenConfig }, log)
  try {
    const platform = {
      publicUrl: config.publicUrl,
      operatorUrl: config.operatorUrl,
      databaseKind: database.kind,
      isProduction: config.isProduction,
      isDebug: false,
      mailMode: config.mailMode,
      vault: openVault(config.authSecret ?? secretIn(config.dataDir)),
      passwords,
      live,
      mailPosted: () => {},
      log,
    } as const
    return await work({ config, visit: commandLineVisit(database, platform) })
  } finally {
    await live.stop()
    await close()
  }
}

/** Nobody's request: whoever works here holds the database's own password. */
export const commandLineVisit = (database: Visit['database'], platform: Visit['platform']): Visit => ({
  database,
  platform,
  isCommandLine: true,
  tokenHash: undefined,
  tenant: undefined,
  requestId: 'command-line',
  address: 'command line',
  ipAddress: null,
  userAgent: null,
  leaves: {},
})
