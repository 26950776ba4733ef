import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listAudit } from '#contract/audit.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const auditQuery = (tenant: string, input: z.input<typeof listAudit.input>) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'audit', input),
    queryFn: ({ signal }) => call(listAudit, input, { tenant, signal }),
    placeholderData: keepPreviousData,
  })
