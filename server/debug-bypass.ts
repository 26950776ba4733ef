import { sql } from 'drizzle-orm'
import type { Database } from '#database/connection.ts'
import { isLoopback } from './http/client-address.ts'
import type { Platform } from './platform.ts'
import { inPublicFor } from './scopes/public.ts'
import { debugUser, testTenant } from './test-brand.ts'
import { hashToken, newToken } from './vault.ts'

/**
 * Development only: a session of the debug user for every request that comes from this machine, addressed to localhost,
 * and brings no session of its own. The process refuses to start with this switched on in production.
 */
export async function debugSessionFor(database: Database, platform: Platform) {
  const tokenHash = hashToken(newToken())
  await keepDebugSession(database, platform, tokenHash)
  setInterval(() => {
    keepDebugSession(database, platform, tokenHash).catch((error: unknown) =>
      platform.log.warn({ err: error }, 'the debug session could not be kept'),
    )
  }, refreshSeconds * 1000).unref()
  return ({ peer, host }: { peer: string | undefined; host: string | undefined }) =>
    isLoopback(peer) && /^localhost(:\d+)?$/i.test(host ?? '') ? tokenHash : undefined
}

const refreshSeconds = 30

/**
 * Makes the session, or makes it young again: it is to sign every request in, and sessions end with a pause at lunch, with
 * a day, or with signing in or out as somebody else. It has no password to confirm who it is with, so it counts as just
 * confirmed, too. Where it works stays as it was chosen.
 */
export const keepDebugSession = (database: Database, platform: Platform, tokenHash: string) =>
  inPublicFor({ database, platform }, ({ db }) =>
    db.execute(sql`
      insert into tenantry.sessions (token_hash, user_id, current_tenant_id, user_agent, expires_at)
      select ${tokenHash}, id, ${testTenant.id}, 'debug bypass', now() + interval '7 days' from tenantry.users where id = ${debugUser.id}
      on conflict (token_hash) do update
        set created_at = now(), last_used_at = now(), confirmed_at = now(), longest_pause_minutes = 0, expires_at = excluded.expires_at`),
  )
