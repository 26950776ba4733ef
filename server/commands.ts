import { ConfigError, readConfig } from './config.ts'
import { start } from './main.ts'
import { migratePostgres } from './open-database.ts'

export type Command = { readonly usage: string; readonly summary: string; run(words: readonly string[]): Promise<void> }

/** Every command of `tenantry`. */
export const commands: Readonly<Record<string, Command>> = {
  start: { usage: '', summary: 'Start serving', run: () => start() },
  migrate: {
    usage: '',
    summary: 'Bring the database up to date',
    async run() {
      const config = readConfig(process.env)
      if (!config.database.url)
        throw new ConfigError(
          'DATABASE_URL is missing: the embedded database is brought up to date by `tenantry start`.',
        )
      const ran = await migratePostgres(config)
      process.stdout.write(ran.length ? `Ran ${ran.join(', ')}.\n` : 'Nothing to do: the database is up to date.\n')
    },
  },
}
