import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { invitationStatuses } from '#contract/invitations.ts'
import { inTenant } from '#contract/operator-in-tenant.ts'
import { type TeamMember, teamSorts, teamStatuses } from '#contract/team.ts'
import { oneOf } from '#web/api/address-words.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const membersQuery = (input: z.input<typeof inTenant.listTeam.input>) =>
  queryOptions({
    queryKey: ['operator', 'team', input.tenantId, input],
    queryFn: ({ signal }) => askAsOperator(inTenant.listTeam, input, { signal }),
    placeholderData: keepPreviousData,
  })

/** One member whole: also through which group a role comes. */
export const memberQuery = (tenantId: string, id: string) =>
  queryOptions({
    queryKey: ['operator', 'team', tenantId, 'one', id],
    queryFn: ({ signal }) => askAsOperator(inTenant.getMember, { tenantId, id }, { signal }),
    staleTime: 0,
  })

export const rolesQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['operator', 'roles', tenantId],
    queryFn: ({ signal }) => askAsOperator(inTenant.listRoles, { tenantId }, { signal }),
  })

export const invitationsQuery = (input: z.input<typeof inTenant.listInvitations.input>) =>
  queryOptions({
    queryKey: ['operator', 'invitations', input.tenantId, input],
    queryFn: ({ signal }) => askAsOperator(inTenant.listInvitations, input, { signal }),
    placeholderData: keepPreviousData,
  })

export function membersInput(tenantId: string, view: TableView): z.input<typeof inTenant.listTeam.input> {
  return {
    tenantId,
    q: view.q,
    cursor: view.cursor,
    sort: oneOf(teamSorts, view.sort),
    status: oneOf(teamStatuses, view.filters?.status?.[0]),
  }
}

export function invitationsInput(tenantId: string, view: TableView): z.input<typeof inTenant.listInvitations.input> {
  return { tenantId, q: view.q, cursor: view.cursor, status: oneOf(invitationStatuses, view.filters?.status?.[0]) }
}

/** Shows a change before the server has made it; gives back how to take it back. */
export function showChange(client: QueryClient, tenantId: string, id: string, change: Partial<TeamMember>): () => void {
  // A single member is no list, and is read anew each time.
  const lists = {
    queryKey: ['operator', 'team', tenantId],
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[3] !== 'one',
  }
  const before = client.getQueriesData(lists)
  client.setQueriesData<z.output<typeof inTenant.listTeam.output>>(
    lists,
    (page) =>
      page && { ...page, items: page.items.map((member) => (member.id === id ? { ...member, ...change } : member)) },
  )
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data)
  }
}
