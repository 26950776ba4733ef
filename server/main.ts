import { fileURLToPath } from 'node:url'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { startTenantry } from './tenantry.ts'
import { testUsers } from './test-brand.ts'

/** Where the built pages lie, beside the built server. */
const pagesFolder = fileURLToPath(new URL('../', import.meta.url))

/** Starts serving and goes on until a signal asks it to stop. */
export async function start(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const config = readConfig(environment)
  const log = createLog(config)
  const tenantry = await startTenantry(config, log, environment.TENANTRY_PAGES ?? pagesFolder)
  announce(tenantry, config)

  let stopping = false
  const stop = async (reason: string, exitCode: number) => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    await tenantry.stop({ drains: exitCode === 0 })
    process.exit(exitCode)
  }
  onSignals((signal) => void stop(signal, 0))
  // A fault nobody caught may have left anything half done: say so and let the supervisor start afresh.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error nobody caught')
    void stop('uncaught exception', 1)
  })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a rejection nobody handled'))
  const broken = await tenantry.broken
  if (broken && !stopping) {
    log.fatal({ err: broken }, 'the database ended by itself')
    await stop('database ended', 1)
  }
}

/** The first asks to stop. Another one ends the process at once: whoever sends it has waited long enough. */
function onSignals(stop: (signal: NodeJS.Signals) => void) {
  let askedAt: number | undefined
  const heard = (signal: NodeJS.Signals) => {
    // npm passes on what the terminal has sent to both of us: that is one signal.
    if (askedAt !== undefined && performance.now() - askedAt > echoMs) process.exit(1)
    askedAt ??= performance.now()
    stop(signal)
  }
  process.on('SIGTERM', heard)
  process.on('SIGINT', heard)
}

const echoMs = 500

function announce(
  { address, setupLink, testPassword }: Awaited<ReturnType<typeof startTenantry>>,
  config: ReturnType<typeof readConfig>,
) {
  const lines = [`Tenantry is ready: ${address}`]
  if (setupLink) lines.push('', 'Make the first superadmin with this one-time link:', `  ${setupLink}`)
  if (config.seedTestTenant) {
    lines.push(
      '',
      'Test Brand, for trying things out:',
      ...testUsers.map(({ email, name }) => `  ${email.padEnd(26)} ${name}`),
    )
    lines.push(
      testPassword ? `  Password of all three: ${testPassword}` : '  Their password was printed at the first start.',
    )
  }
  if (!config.smtpUrl && !config.isProduction)
    lines.push('', `Mail is kept here until SMTP_URL is set: ${address}/dev/mail`)
  process.stdout.write(`${lines.join('\n')}\n\n`)
}
