import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getTenant, getTenantImpact } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const tenantQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'one', tenantId],
    queryFn: ({ signal }) => askAsOperator(getTenant, { tenantId }, { signal }),
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
