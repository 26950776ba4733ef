import { sql } from 'drizzle-orm'
import type { AccessRequest } from '#contract/access-requests.ts'
import type { Language } from '#contract/language.ts'
import { Problem } from '#contract/problems.ts'
import type { OperatorDb } from '#database/connection.ts'

export type RequestRow = {
  id: string
  name: string
  email: string
  organization: string
  message: string
  status: AccessRequest['status']
  is_known_user: boolean
  tenant: AccessRequest['tenant']
  decided_by_name: string | null
  decided_at: Date | null
  reason: string
  created_at: Date
}

/** The columns of `RequestRow`, of `tenantry.access_requests r`. */
export const requestColumns = sql`
  r.id, r.name, r.email, r.organization, r.message, r.status, r.decided_by_name, r.decided_at, r.reason, r.created_at,
  exists (select 1 from tenantry.users u join tenantry.accounts a on a.user_id = u.id where u.email_canonical = r.email)
    as is_known_user,
  (select jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) from tenantry.tenants t
    where t.id = r.created_tenant_id) as tenant`

export const requestOf = (row: RequestRow): AccessRequest => ({
  id: row.id,
  name: row.name,
  email: row.email,
  organization: row.organization,
  message: row.message,
  status: row.status,
  isKnownUser: row.is_known_user,
  tenant: row.tenant,
  decidedBy: row.decided_by_name === null ? null : { name: row.decided_by_name },
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
})

/** The request as it is now and stays until this transaction ends, unless this transaction decides it. Throws not_found. */
export async function findAndLockRequest(db: OperatorDb, id: string): Promise<AccessRequest> {
  // Locked first: a statement sees what was there when it began, which for one that waited is too early.
  await db.execute(sql`select 1 from tenantry.access_requests where id = ${id} for no key update`)
  return findRequest(db, id)
}

export async function findRequest(db: OperatorDb, id: string): Promise<AccessRequest> {
  const [row] = await db.execute<RequestRow>(
    sql`select ${requestColumns} from tenantry.access_requests r where r.id = ${id}`,
  )
  if (!row) throw new Problem('not_found')
  return requestOf(row)
}

/** In which language whoever asked was spoken to. */
export async function findLanguage(db: OperatorDb, id: string): Promise<Language | undefined> {
  const [row] = await db.execute<{ language: Language | null }>(
    sql`select language from tenantry.access_requests where id = ${id}`,
  )
  return row?.language ?? undefined
}

/** Writes the decision. */
export async function settleRequest(
  db: OperatorDb,
  id: string,
  by: { readonly userId: string; readonly name: string },
  decision:
    | { readonly status: 'approved'; readonly tenantId: string }
    | { readonly status: 'declined'; reason: string },
): Promise<void> {
  const tenantId = decision.status === 'approved' ? decision.tenantId : null
  const reason = decision.status === 'declined' ? decision.reason : ''
  await db.execute(sql`
    update tenantry.access_requests
       set status = ${decision.status}, created_tenant_id = ${tenantId}, reason = ${reason}, decided_at = now(),
           decided_by = ${by.userId}, decided_by_name = ${by.name}
     where id = ${id}`)
}
