import { type Diagnosis, diagnose } from './commands/doctor.ts'
import { superadmin } from './commands/superadmin.ts'
import { tenant } from './commands/tenant.ts'
import { verifyAudit } from './commands/verify-audit.ts'
import { verifyIsolation } from './commands/verify-isolation.ts'
import { withPlatform } from './commands/with-platform.ts'
import { ConfigError, readConfig } from './config.ts'
import { start } from './main.ts'
import { migratePostgres } from './open-database.ts'

export type Command = {
  /** The words that may follow; none when it is empty. */
  readonly usage: string
  readonly summary: string
  /** What to print, if anything, and whether that is good news. */
  run(words: readonly string[]): Promise<string | Diagnosis | undefined>
}

/** Every command of `tenantry`. */
export const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: '',
    summary: 'Start serving',
    async run() {
      await start()
      return undefined
    },
  },
  migrate: { usage: '', summary: 'Bring the database up to date', run: migrateNow },
  superadmin: {
    usage: 'list|grant|revoke|remove-second-factor [e-mail]',
    summary: 'Say who is superadmin, or let one in who lost the second factor, when nobody can sign in to do it',
    run: async (words) => withPlatform(superadmin(words)),
  },
  tenant: {
    usage: 'list|suspend|restore [slug]',
    summary: 'List organizations, suspend or restore one',
    run: async (words) => withPlatform(tenant(words)),
  },
  seed: {
    usage: '',
    summary: 'Write Test Brand where it is missing (not in production)',
    run: () => withPlatform(async () => 'Test Brand is there.', { seed: true }),
  },
  'verify-audit': {
    usage: '',
    summary: 'Check that no line of the trail was changed or removed',
    run: () => withPlatform(verifyAudit),
  },
  'verify-isolation': {
    usage: '',
    summary: 'Try that no organization sees what is another’s',
    run: () => withPlatform(verifyIsolation),
  },
  doctor: { usage: '', summary: 'Say how this installation stands', run: () => withPlatform(diagnose) },
}

async function migrateNow() {
  const config = readConfig(process.env)
  if (!config.database.url) {
    throw new ConfigError('DATABASE_URL is missing: the embedded database is brought up to date by `tenantry start`.')
  }
  const ran = await migratePostgres(config)
  return ran.length ? `Ran ${ran.join(', ')}.` : 'Nothing to do: the database is up to date.'
}
