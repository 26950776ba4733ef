import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getGroup, listGroups } from '#contract/groups.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'

export const groupsQuery = (tenant: string, input: z.input<typeof listGroups.input>) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'groups', 'list', input),
    queryFn: ({ signal }) => call(listGroups, input, { tenant, signal }),
    placeholderData: keepPreviousData,
  })

export const groupQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'groups', 'one', id),
    queryFn: ({ signal }) => call(getGroup, { id }, { tenant, signal }),
  })
