import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { checkSlug, getTenant, getTenantImpact, listTenants } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const tenantsQuery = (input: z.input<typeof listTenants.input>) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'list', input],
    queryFn: ({ signal }) => askAsOperator(listTenants, input, { signal }),
    placeholderData: keepPreviousData,
  })

export const tenantQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'one', tenantId],
    queryFn: ({ signal }) => askAsOperator(getTenant, { tenantId }, { signal }),
  })

export const slugQuery = (slug: string) =>
  queryOptions({
    queryKey: ['operator', 'slugs', slug],
    queryFn: ({ signal }) => askAsOperator(checkSlug, { slug }, { signal }),
    staleTime: 5000,
  })

export type Move = z.input<typeof getTenantImpact.input>['action']

/** Read anew each time somebody is about to decide. */
export const impactQuery = (tenantId: string, action: Move) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'impact', tenantId, action],
    queryFn: ({ signal }) => askAsOperator(getTenantImpact, { tenantId, action }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

/** What the address asks for, as far as the server knows it: a link from elsewhere may say anything. */
export function tenantsInput(view: TableView): z.input<typeof listTenants.input> {
  const { sort, status } = listTenants.input.shape
  return {
    q: view.q,
    cursor: view.cursor,
    sort: sort.safeParse(view.sort).data,
    status: status.safeParse(view.filters?.status?.[0]).data,
  }
}
