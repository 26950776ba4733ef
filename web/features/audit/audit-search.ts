import type { z } from 'zod'
import { auditOutcomes, type listAudit } from '#contract/audit.ts'
import { oneOf, type Said, textIn } from '#web/api/address-words.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

const hours = { day: 24, week: 7 * 24, month: 30 * 24 } as const
const spans = ['day', 'week', 'month'] as const

type Asked = z.input<typeof listAudit.input>

/** The trail's state in the page's address. */
export interface AuditSearch extends Pick<Asked, 'q' | 'action' | 'outcome' | 'cursor'> {
  since?: keyof typeof hours | undefined
}

export const auditSearch = (said: Said): AuditSearch => ({
  q: textIn(said.q),
  action: textIn(said.action, 80),
  outcome: oneOf(auditOutcomes, said.outcome),
  since: oneOf(spans, said.since),
  cursor: textIn(said.cursor),
})

export function askedFor({ since: span, ...search }: AuditSearch, nowMs: number): Asked {
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
  auditSearch({
    q: q || undefined,
    cursor,
    action: filters?.action?.[0],
    outcome: filters?.outcome?.[0],
    since: filters?.since?.[0],
  })
