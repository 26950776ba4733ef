import { z } from 'zod'
import { listAudit } from '#contract/audit.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

const hours = { day: 24, week: 7 * 24, month: 30 * 24 } as const
const since = z.enum(['day', 'week', 'month'])

/** The trail's state in the page's address. */
export const auditSearch = z.object({
  q: z.string().optional().catch(undefined),
  action: listAudit.input.shape.action.catch(undefined),
  outcome: listAudit.input.shape.outcome.catch(undefined),
  since: since.optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
})
export type AuditSearch = z.output<typeof auditSearch>

export function askedFor({ since: span, ...search }: AuditSearch, nowMs: number): z.input<typeof listAudit.input> {
  if (!span) return search
  // To the minute, so that the same question keeps its answer for a while.
  const minuteMs = 60_000
  const from = Math.floor(nowMs / minuteMs) * minuteMs - hours[span] * 3_600_000
  return { ...search, from: new Date(from).toISOString() }
}

export function viewOf({ q, cursor, ...filters }: AuditSearch): TableView {
  const set = Object.entries(filters).filter((entry): entry is [string, Exclude<string, undefined>] =>
    Boolean(entry[1]),
  )
  return { q, cursor, filters: Object.fromEntries(set.map(([name, value]) => [name, [value]])) }
}

export const searchOf = ({ q, cursor, filters }: TableView): AuditSearch =>
  auditSearch.parse({
    q: q || undefined,
    cursor,
    action: filters?.action?.[0],
    outcome: filters?.outcome?.[0],
    since: filters?.since?.[0],
  })
