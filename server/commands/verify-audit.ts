import { sql } from 'drizzle-orm'
import { readAsOperator } from '../scopes/operator.ts'
import type { AtCommandLine } from './with-platform.ts'

/** Reads every chain of the trail from its start. Throws, naming the first line that does not fit. */
export async function verifyAudit({ visit }: AtCommandLine): Promise<string> {
  const [faults, [count]] = await readAsOperator(visit, ({ db }) =>
    Promise.all([
      db.execute<{ chain: string; seq: string; fault: string }>(sql`select * from tenantry.verify_audit()`),
      db.execute<{ lines: number; chains: number }>(
        sql`select count(*)::integer as lines, count(distinct chain)::integer as chains from tenantry.audit_events`,
      ),
    ]),
  )
  if (faults.length)
    throw new AuditBroken(
      faults.map(({ chain, seq, fault }) => `Line ${seq} of the trail of ${chain} ${fault}.`).join('\n'),
    )
  return `The trail is whole: ${count?.lines ?? 0} lines in ${count?.chains ?? 0} chains.`
}

/** The trail was tampered with. */
export class AuditBroken extends Error {
  override name = 'AuditBroken'
}
