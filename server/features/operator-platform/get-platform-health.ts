import { sql } from 'drizzle-orm'
import type { OperatorRead } from '../../scopes/operator-scope.ts'

/** How the parts that this product depends on are doing, as seen by the statement that asks. */
export async function getPlatformHealth(scope: OperatorRead) {
  const [[mail]] = await Promise.all([
    scope.db.execute<{ waiting: number; dead: number }>(sql`
      select count(*) filter (where status in ('waiting', 'sending'))::integer as waiting,
             count(*) filter (where status = 'dead')::integer as dead
        from tenantry.outbox where status in ('waiting', 'sending', 'dead')`),
    scope.entered(),
  ])
  return {
    database: { kind: scope.platform.databaseKind, ok: true },
    mail: { mode: scope.platform.mailMode, waiting: mail?.waiting ?? 0, dead: mail?.dead ?? 0 },
  }
}
