import { type AtCommandLine, commandLineVisit } from '#server/commands/with-platform.ts'
import { readConfig } from '#server/config.ts'
import type { Visit } from '#server/scopes/visit.ts'

/** What a command works with, on a database of the tests. */
export const commandLine = (
  { database, platform }: Pick<Visit, 'database' | 'platform'>,
  more: Partial<Pick<Visit['platform'], 'isProduction'>> = {},
): AtCommandLine => ({ config: readConfig({}), visit: commandLineVisit(database, { ...platform, ...more }) })
