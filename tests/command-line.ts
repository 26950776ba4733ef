import type { AtCommandLine } from '#server/commands/with-platform.ts'
import { readConfig } from '#server/config.ts'
import type { Visit } from '#server/scopes/visit.ts'

/** What a command works with, on a database of the tests. */
export const commandLine = (
  of: Pick<Visit, 'database' | 'platform'>,
  more: Partial<Pick<Visit['platform'], 'isProduction'>> = {},
): AtCommandLine => ({
  config: readConfig({}),
  visit: {
    database: of.database,
    platform: { ...of.platform, ...more },
    isCommandLine: true,
    tokenHash: undefined,
    tenant: undefined,
    requestId: 'command-line',
    address: 'command line',
    ipAddress: null,
    userAgent: null,
    leaves: {},
  },
})
