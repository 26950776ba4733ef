import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { auditOutcomes, listWholeAudit } from '#contract/audit.ts'
import { listUsers } from '#contract/operator.ts'
import { inTenant } from '#contract/operator-in-tenant.ts'
import { oneOf } from '#web/api/address-words.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { tenantBySlug } from '#web/components/operator/tenants/tenant-by-slug.ts'
import type { TableView } from '#web/ui/table/table-view.ts'
import { type Period, spanOf } from './period.ts'

/** What the address asks for, in people's words: an organization by its slug, a person by e-mail. */
export interface AuditQuestion {
  cursor: string | undefined
  organization: string | undefined
  person: string | undefined
  action: string | undefined
  outcome: string | undefined
  period: Period
}

export function auditQuestion({ cursor, filters = {} }: TableView): AuditQuestion {
  const { organization, person, action, outcome, time, from, to } = filters
  return {
    cursor,
    organization: organization?.[0],
    person: person?.[0],
    action: action?.[0],
    outcome: outcome?.[0],
    period: { time: time?.[0], from: from?.[0], to: to?.[0] },
  }
}

export const wholeTrailQuery = (question: AuditQuestion) =>
  queryOptions({
    queryKey: ['operator', 'audit', 'all', question],
    queryFn: async ({ signal }) => {
      const { organization } = question
      const [filters, tenantId] = await Promise.all([filtersOf(question, signal), tenantBySlug(organization, signal)])
      return askAsOperator(listWholeAudit, { ...filters, tenantId }, { signal })
    },
    placeholderData: keepPreviousData,
  })

export const tenantTrailQuery = (tenantId: string, question: AuditQuestion) =>
  queryOptions({
    queryKey: ['operator', 'audit', tenantId, question],
    queryFn: async ({ signal }) =>
      askAsOperator(inTenant.listAudit, { ...(await filtersOf(question, signal)), tenantId }, { signal }),
    placeholderData: keepPreviousData,
  })

/** The same for a trail that is of one person already. */
export function trailInput(view: TableView): Filters {
  const { cursor, action, outcome, period } = auditQuestion(view)
  return { cursor, action, outcome: oneOf(auditOutcomes, outcome), ...spanOf(period) }
}

type Filters = Omit<z.input<typeof listWholeAudit.input>, 'tenantId'>

async function filtersOf({ cursor, person, action, outcome, period }: AuditQuestion, signal: AbortSignal) {
  const filters: Filters = { cursor, action, outcome: oneOf(auditOutcomes, outcome), ...spanOf(period) }
  return person === undefined ? filters : { ...filters, actorId: await userIdOf(person, signal) }
}

async function userIdOf(email: string, signal: AbortSignal) {
  const found = await askAsOperator(listUsers, { q: email, limit: 100 }, { signal })
  return found.items.find((user) => user.email === email)?.id ?? nothing
}

/** Fits nothing: a filter for what does not exist finds nothing, instead of everything. */
const nothing = 'none'
