import { type SQL, sql } from 'drizzle-orm'
import type { AuditEvent } from '#contract/audit.ts'
import type { Handle } from '#database/connection.ts'
import type { Page } from '../../paging.ts'

export type AuditRow = {
  id: string
  at: Date
  actor_id: string | null
  actor_email: string | null
  actor_name: string | null
  impersonator_id: string | null
  impersonator_email: string | null
  tenant_id: string | null
  tenant_name: string | null
  tenant_slug: string | null
  action: string
  resource_type: string | null
  resource_id: string | null
  resource_name: string | null
  changes: unknown
  outcome: AuditEvent['outcome']
  ip_address: string | null
  user_agent: string | null
  request_id: string | null
  page_key: string[]
}

export type AuditFilters = {
  readonly q?: string | undefined
  readonly action?: string | undefined
  readonly actorId?: string | undefined
  readonly resourceId?: string | undefined
  readonly outcome?: AuditEvent['outcome'] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Selection = {
  /** Where the handle finds the name of `e.actor_id`; it is read for the lines of the page alone. */
  readonly actorName: SQL
  readonly conditions: readonly SQL[]
}

/** One page of the lines `e` that the handle may see. */
const selectAuditRows = (db: Handle, page: Page, { actorName, conditions }: Selection) =>
  db.execute<AuditRow>(sql`
    select e.id, e.at, e.actor_id, e.actor_email, ${actorName} as actor_name, e.impersonator_id, e.impersonator_email, e.tenant_id,
           t.name as tenant_name, t.slug as tenant_slug, e.action, e.resource_type, e.resource_id, e.resource_name,
           e.changes, e.outcome, e.ip_address, e.user_agent, e.request_id, ${page.key} as page_key
      from tenantry.audit_events e left join tenantry.tenants t on t.id = e.tenant_id
     where ${sql.join([page.after, ...conditions], sql` and `)} ${page.orderAndLimit}`)

/** Lines of the pinned tenant's own chain, with people's names as the tenant knows them. */
export const selectOwnAuditRows = (db: Handle, page: Page, filters: AuditFilters) =>
  selectAuditRows(db, page, {
    actorName: sql`(select m.name from tenantry.memberships m
          where m.tenant_id = e.tenant_id and m.user_id = e.actor_id order by m.created_at desc limit 1)`,
    conditions: [
      sql`e.chain = (select current_setting('tenantry.tenant_id', true))`,
      ...conditionsOf(filters, [isActedByMember]),
    ],
  })

/** Lines of one chain or of all, for an operator, who knows everybody's name. */
export const selectAllAuditRows = (db: Handle, page: Page, filters: AuditFilters, chain: string | undefined) =>
  selectAuditRows(db, page, {
    actorName: sql`(select u.name from tenantry.users u where u.id = e.actor_id)`,
    conditions: [...(chain === undefined ? [] : [sql`e.chain = ${chain}`]), ...conditionsOf(filters)],
  })

/** Lines are shown however odd they are: a trail that cannot be read because of one of them would help whoever made it. */
export const auditEventOf = (row: AuditRow): AuditEvent => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { id: row.actor_id, email: row.actor_email, name: row.actor_name || null },
  impersonator: row.impersonator_id === null ? null : { id: row.impersonator_id, email: row.impersonator_email },
  tenant:
    row.tenant_id === null
      ? null
      : { id: row.tenant_id, name: row.tenant_name ?? row.tenant_id, slug: row.tenant_slug ?? '' },
  action: row.action,
  resource: { type: row.resource_type, id: row.resource_id, name: row.resource_name },
  changes: changesOf(row.changes),
  outcome: row.outcome,
  ipAddress: row.ip_address,
  userAgent: row.user_agent,
  requestId: row.request_id,
})

function changesOf(changes: unknown): AuditEvent['changes'] {
  if (!isObject(changes)) return {}
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) => [field, isObject(change) ? change : { new: change }]),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param alsoFinds what `q` is looked for in besides addresses and things */
function conditionsOf(
  { q, action, actorId, resourceId, outcome, from, to }: AuditFilters,
  alsoFinds: readonly ((q: string) => SQL)[] = [],
): SQL[] {
  return [
    ...(action ? [isAction(action)] : []),
    ...(actorId ? [sql`e.actor_id = ${actorId}`] : []),
    ...(resourceId ? [sql`e.resource_id = ${resourceId}`] : []),
    ...(outcome ? [sql`e.outcome = ${outcome}`] : []),
    ...(from ? [sql`e.at >= ${from}::timestamptz`] : []),
    ...(to ? [sql`e.at < ${to}::timestamptz`] : []),
    ...(q
      ? [
          sql`(${sql.join(
            [...found, ...alsoFinds].map((isIn) => isIn(q)),
            sql` or `,
          )})`,
        ]
      : []),
  ]
}

const found: readonly ((q: string) => SQL)[] = [
  (q) => sql`strpos(lower(e.actor_email), (select tenantry.folded(${q}))) > 0`,
  (q) => sql`strpos(lower(e.resource_name), (select tenantry.folded(${q}))) > 0`,
]

const isActedByMember = (q: string) =>
  sql`e.actor_id in (select m.user_id from tenantry.memberships m where strpos(tenantry.folded(m.name), (select tenantry.folded(${q}))) > 0)`

/** `invitation.revoked` is that action; `invitation` is all that happens to invitations. */
const isAction = (action: string) =>
  /\../.test(action) ? sql`e.action = ${action}` : sql`starts_with(e.action, ${`${action.replace(/\.$/, '')}.`})`
