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
  await inPublicFor({ database, platform }, ({ db }) =>
    db.execute(sql`
      insert into tenantry.sessions (token_hash, user_id, current_tenant_id, user_agent, expires_at)
      select ${tokenHash}, id, ${testTenant.id}, 'debug bypass', now() + interval '7 days' from tenantry.users where id = ${debugUser.id}`),
  )
  return ({ peer, host }: { peer: string | undefined; host: string | undefined }) =>
    isLoopback(peer) && /^localhost(:\d+)?$/i.test(host ?? '') ? tokenHash : undefined
}
