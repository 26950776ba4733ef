import { queryOptions } from '@tanstack/react-query'
import { getDashboard } from '#contract/dashboard.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const dashboardQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'dashboard'),
    queryFn: ({ signal }) => call(getDashboard, {}, { tenant, signal }),
  })
