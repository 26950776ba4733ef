// Better Auth, and the only file that knows it. It answers one question: do these credentials belong to someone? Sessions,
// limits, trail and mail are ours, and of its many addresses only those in `routes` exist.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import * as contract from '#contract/authentication.ts'
import { Problem } from '#contract/problems.ts'
import type { Database } from '#database/connection.ts'
import { accounts } from '#database/schema/accounts.ts'
import { sessions } from '#database/schema/sessions.ts'
import { users } from '#database/schema/users.ts'
import { verifications } from '#database/schema/verifications.ts'
import { verifySecondFactor } from './features/second-factor/verify-second-factor.ts'
import { type Begun, beginSession } from './features/sign-in/begin-session.ts'
import { checkPasswordReset } from './features/sign-in/check-password-reset.ts'
import { type Credential, credentialOfAddress } from './features/sign-in/credential.ts'
import { requestPasswordReset } from './features/sign-in/request-password-reset.ts'
import { resetPassword } from './features/sign-in/reset-password.ts'
import { type CheckCredentials, signInWith } from './features/sign-in/sign-in.ts'
import { signOut } from './features/sign-in/sign-out.ts'
import type { Route } from './http/serve.ts'
import { serveInSteps } from './http/serve-in-steps.ts'
import { createSessionCookie, sessionSecret } from './http/session-cookie.ts'
import type { Platform } from './platform.ts'
import { credentialsDb } from './scopes/credentials.ts'
import { problemOfDatabase } from './scopes/problem-of-database.ts'
import { inPublic } from './scopes/public.ts'
import type { Visit } from './scopes/visit.ts'
import { hashToken } from './vault.ts'

/** `routes` are all there is: none of the library's own addresses is mounted. */
export type Authentication = { readonly routes: readonly Route[] }

type Parts = {
  readonly database: Database
  readonly platform: Platform
  readonly config: { readonly allowedOrigins: ReadonlySet<string> }
}

export function createAuthentication(parts: Parts): Authentication {
  return {
    routes: [
      serveInSteps(contract.signIn, signInWith(credentialCheck(parts))),
      serveInSteps(contract.verifySecondFactor, verifySecondFactor),
      serveInSteps(contract.signOut, signOut),
      serveInSteps(contract.requestPasswordReset, requestPasswordReset),
      serveInSteps(contract.checkPasswordReset, checkPasswordReset),
      serveInSteps(contract.resetPassword, resetPassword),
    ],
  }
}

/** What one check learns on its way through Better Auth, which has no place of its own for it. */
type Check = {
  readonly visit: Visit
  found?: Credential | undefined
  verifiedHash?: string
  begun?: Begun
  /** What went wrong on our side: Better Auth would answer it as an error of its own making. */
  failure?: unknown
}

/** Asks Better Auth. Its session comes from `beginSession`, which leaves the token for our cookie. */
function credentialCheck({ database, platform, config }: Parts): CheckCredentials {
  const checks = new AsyncLocalStorage<Check>()
  const auth = betterAuth({
    ...plainOptions(platform, config.allowedOrigins),
    database: (options: BetterAuthOptions) => keepingTokensHashed(drizzleOn(database)(options), checks),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      revokeSessionsOnPasswordReset: true,
      // Our own rules judge length; this one is in nobody's way.
      maxPasswordLength: 1024,
      password: {
        // Asked for unknown people only: it takes as long as a comparison, and what it answers matches nothing.
        hash: (password) => noting(checks, async () => `${await platform.passwords.verify(password, undefined)}`),
        verify: ({ hash, password }) =>
          noting(checks, async (check) => {
            check.verifiedHash = hash
            return platform.passwords.verify(password, hash)
          }),
      },
    },
  })
  const address = new URL(contract.signIn.path, platform.publicUrl)
  return async (visit, credentials) => {
    const check: Check = { visit }
    const headers = { 'content-type': 'application/json' }
    const request = new Request(address, { method: 'POST', headers, body: JSON.stringify(credentials) })
    const { status } = await checks.run(check, () => auth.handler(request))
    if (check.failure !== undefined) throw problemOfDatabase(check.failure)
    if (status !== 200 && status !== 401) throw new Error(`Better Auth answered ${status} to a sign-in.`)
    // Of a session that has only half begun it knows nothing: to it the sign-in failed.
    const begun = check.begun ?? 'nothing'
    return { begun: begun === 'half' || status === 200 ? begun : 'nothing', found: check.found }
  }
}

/** Everything it does by default and we do ourselves, or do not want, is off. */
const plainOptions = ({ publicUrl, vault }: Platform, allowedOrigins: ReadonlySet<string>) => ({
  appName: 'Tenantry',
  baseURL: new URL(publicUrl).origin,
  basePath: '/api/auth',
  secret: sessionSecret(vault),
  trustedOrigins: [...allowedOrigins],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  session: { fields: { token: 'tokenHash' }, cookieCache: { enabled: false } },
  user: { fields: { image: 'avatarUrl' } },
  verification: { storeIdentifier: 'hashed' as const },
  advanced: {
    useSecureCookies: false,
    cookies: { session_token: { name: createSessionCookie(publicUrl, vault).name } },
    defaultCookieAttributes: { secure: publicUrl.startsWith('https://') },
    database: { generateId: false as const },
    ipAddress: { disableIpTracking: true },
  },
})

const drizzleOn = (database: Database) =>
  drizzleAdapter(credentialsDb(database), {
    provider: 'pg',
    schema: { user: users, session: sessions, account: accounts, verification: verifications },
  })

type Adapter = ReturnType<ReturnType<typeof drizzleOn>>

/**
 * Stands between Better Auth and the tables. A person is looked up in one statement, whether or not there is one; a
 * session is made by us, with its line in the trail; a token reaches the table as its hash only.
 */
function keepingTokensHashed(adapter: Adapter, checks: AsyncLocalStorage<Check>): Adapter {
  const guarded: Adapter = {
    ...adapter,
    create: async <T, R = T>(input: Parameters<Adapter['create']>[0]) =>
      noting(checks, async (check) => {
        if (input.model !== 'session') return adapter.create(input) as R
        const userId = String((input.data as Record<string, unknown>).userId)
        return (await sessionFor(check, userId, input.data)) as R
      }),
    findOne: async <T>(input: Parameters<Adapter['findOne']>[0]) =>
      noting(checks, async (check) => {
        const email = input.model === 'user' && input.where.find(({ field }) => field === 'email')?.value
        if (typeof email !== 'string') return adapter.findOne<T>(withTokensHashed(input))
        check.found = await credentialOfAddress(credentialsDb(check.visit.database), email)
        return check.found?.isActive ? (asBetterAuthKnows(check.found) as T) : null
      }),
    findMany: (input) => adapter.findMany(withTokensHashed(input)),
    delete: (input) => adapter.delete(withTokensHashed(input)),
    deleteMany: (input) => adapter.deleteMany(withTokensHashed(input)),
    update: (input) => adapter.update(withTokensHashed(input)),
    updateMany: (input) => adapter.updateMany(withTokensHashed(input)),
    transaction: (work) => work(guarded),
  }
  return guarded
}

async function sessionFor(check: Check, userId: string, data: object) {
  const { visit, verifiedHash } = check
  check.begun = await inPublic(visit, (scope) =>
    beginSession(scope, { userId, verifiedHash, endedTokenHash: visit.tokenHash }),
  )
  const left = visit.leaves.session
  return check.begun === 'session' && left && left !== 'ended'
    ? { ...data, id: '', token: left.token, expiresAt: left.expiresAt }
    : null
}

const asBetterAuthKnows = ({ id, email, name, passwordHash }: Credential) => ({
  ...{ id, email, name, emailVerified: true, image: null, createdAt: new Date(0), updatedAt: new Date(0) },
  account: passwordHash ? [{ id, userId: id, providerId: 'credential', accountId: id, password: passwordHash }] : [],
})

type Where = NonNullable<Parameters<Adapter['findMany']>[0]['where']>

function withTokensHashed<I extends { model: string; where?: Where | undefined }>(input: I): I {
  if (input.model !== 'session') return input
  const hashed = (value: Where[number]['value']) => (typeof value === 'string' ? hashToken(value) : value)
  return {
    ...input,
    where: input.where?.map((each) => (each.field === 'token' ? { ...each, value: hashed(each.value) } : each)),
  }
}

/** Runs a step and notes its failure, because Better Auth passes some over and words the others its own way. */
async function noting<T>(checks: AsyncLocalStorage<Check>, step: (check: Check) => Promise<T>): Promise<T> {
  const check = checks.getStore()
  if (!check) throw new Problem('internal', { cause: new Error('Better Auth was asked outside a request.') })
  try {
    return await step(check)
  } catch (error) {
    check.failure ??= error
    // Of its own kind, because Better Auth prints others, query and all.
    throw new APIError('SERVICE_UNAVAILABLE')
  }
}
