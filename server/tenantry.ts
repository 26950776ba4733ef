// The whole put together: settings in, a server that can be started and stopped out. Every part is made here and handed
// on; no module of ours keeps state of its own.
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { routes } from './app.ts'
import { createAuthentication } from './authentication.ts'
import type { Config } from './config.ts'
import { debugSessionFor } from './debug-bypass.ts'
import { offerSetup } from './features/setup/setup-link.ts'
import { createApplication } from './http/application.ts'
import { developmentMail } from './http/development-mail.ts'
import { events } from './http/events.ts'
import { health } from './http/health.ts'
import { logRequests } from './http/log-requests.ts'
import { metrics } from './http/metrics.ts'
import { reference } from './http/reference.ts'
import { createSessionCookie } from './http/session-cookie.ts'
import type { App, Edge } from './http/visit-of.ts'
import { startHousekeeping } from './jobs/housekeeping.ts'
import { startOutboxWorker } from './jobs/outbox-worker.ts'
import { type LiveUpdates, openLiveUpdates } from './live-updates/live-updates.ts'
import { openMailTransport, parseMailFrom } from './mail/transport.ts'
import { rememberNaming } from './naming.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { audienceOf, pageGuards } from './page-guards.ts'
import { createPasswords } from './passwords.ts'
import type { Platform } from './platform.ts'
import { inPublicFor } from './scopes/public.ts'
import { secretIn } from './secret.ts'
import { seedTestBrand } from './test-brand.ts'
import { newToken, openVault } from './vault.ts'

export type Tenantry = {
  readonly address: string
  readonly setupLink: string | undefined
  /** Of the three test users, when they were made by this start. */
  readonly testPassword: string | undefined
  /** Settles with the reason when the process cannot go on. */
  readonly broken: Promise<Error | undefined>
  /**
   * Finishes what is under way and closes the database.
   *
   * @param how.drains first says for a while that no more should come, and goes on taking what comes all the same
   */
  stop(how: { readonly drains: boolean }): Promise<void>
}

/** Opens the database, starts the workers and serves. Throws ConfigError for settings that cannot work. */
export async function startTenantry(config: Config, log: Logger, folder: string): Promise<Tenantry> {
  const vault = openVault(config.authSecret ?? secretIn(config.dataDir))
  const passwords = createPasswords()
  let testPassword: string | undefined
  const opened = await openDatabase(
    config,
    (error) => log.warn({ err: error }, 'a database connection broke'),
    async (owner) => {
      if (config.seedTestTenant)
        testPassword = await seedTestBrand(owner, passwords, {
          password: config.testTenantPassword,
          withDebugUser: config.debugBypassAuth,
        })
    },
  )
  try {
    return { ...(await serve(config, log, folder, opened, { vault, passwords })), testPassword }
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function serve(
  config: Config,
  log: Logger,
  folder: string,
  opened: OpenDatabase,
  made: Pick<Platform, 'vault' | 'passwords'>,
) {
  const { database } = opened
  const live = openLiveUpdates(database, log)
  const worker = startOutboxWorker({
    database,
    log,
    vault: made.vault,
    publicUrl: config.publicUrl,
    mailMode: config.mailMode,
    transport: transportOf(config),
  })
  const platform: Platform = {
    ...made,
    publicUrl: config.publicUrl,
    operatorUrl: config.operatorUrl,
    databaseKind: database.kind,
    isProduction: config.isProduction,
    isDebug: config.debugMode,
    mailMode: config.mailMode,
    live,
    log,
    mailPosted: () => worker.wake(),
  }
  const housekeeping = startHousekeeping({ database, live, log })
  const edge: Edge = {
    database,
    platform,
    cookie: createSessionCookie(config.publicUrl, made.vault),
    clientAddress: config.clientAddress,
    allowedOrigins: config.allowedOrigins,
    debugSession: config.debugBypassAuth ? await debugSessionFor(database, platform) : undefined,
  }
  const setupLink = await inPublicFor({ database, platform }, (scope) =>
    offerSetup(scope, config.setupToken ?? newToken()),
  )
  const state = { isReady: true }
  const server = serverFor(assemble({ edge, live, config, folder, state }).app)
  await listen(server, config, log)
  return {
    address: config.publicUrl,
    setupLink,
    broken: opened.ended,
    async stop({ drains }: { readonly drains: boolean }) {
      state.isReady = false
      // A balancer that opens a connection per probe would never read the 503 of a server that takes none.
      if (drains) await wait(config.drainSeconds * 1000)
      await live.stop()
      await closed(server)
      await Promise.all([worker.stop(), housekeeping.stop()])
      await opened.close()
    },
  }
}

function serverFor(app: App) {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 10_000,
      // Those times are looked at this often.
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server
  server.maxConnections = mostConnections
  return server
}

/** Open pages keep one each; more than this would be no people. */
const mostConnections = 10_000

/** What answers requests, on a database that is open: the one place where routes, pages and further addresses meet. */
export function assemble(parts: {
  readonly edge: Edge
  readonly live: LiveUpdates
  readonly config: Pick<Config, 'allowedOrigins'> & Partial<Pick<Config, 'adminUrl' | 'metricsToken'>>
  readonly folder: string
  readonly state: { readonly isReady: boolean }
}) {
  const { edge, live, config, folder, state } = parts
  const authentication = createAuthentication({ database: edge.database, platform: edge.platform, config })
  const allRoutes = [...routes, ...authentication.routes]
  const measured = metrics(config.metricsToken)
  const app = createApplication({
    edge,
    observe: (all) => {
      measured.count(all)
      logRequests(all, edge.platform.log)
    },
    routes: allRoutes,
    guards: pageGuards,
    naming: rememberNaming(edge, live),
    folder,
    adminHost: config.adminUrl === undefined ? undefined : new URL(config.adminUrl).host,
    mounts: [
      health(state),
      measured.mount,
      events(live, audienceOf),
      reference(allRoutes, pageGuards),
      developmentMail,
    ],
  })
  return { app, routes: allRoutes }
}

const transportOf = ({ smtpUrl, mailFrom, publicUrl }: Config) =>
  smtpUrl
    ? openMailTransport({
        smtpUrl,
        from: parseMailFrom(mailFrom ?? `Tenantry <no-reply@${new URL(publicUrl).hostname}>`),
        publicUrl,
      })
    : undefined

const listen = (server: Server, { port, host }: Config, log: Logger) =>
  new Promise<void>((resolve, reject) => {
    // A host whose name is looked up in vain is a fault of listening too: the system tells it like any other address.
    const fail = (error: Error) => reject(Object.assign(error, { syscall: 'listen' }))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      log.debug({ port }, 'listening')
      resolve()
    })
  })

/** Takes no new connection, lets what is under way finish, and after ten seconds ends what is left. */
async function closed(server: Server) {
  const giveUp = setTimeout(() => server.closeAllConnections(), 10_000)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(giveUp)
}
