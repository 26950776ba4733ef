import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listAudit } from '#contract/audit.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const auditQuery = (tenant: string, input: Omit<z.input<typeof listAudit.input>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: tenantKey(tenant, 'audit', input),
    queryFn: ({ signal, pageParam }) =>
      call(listAudit, { ...input, ...(pageParam && { cursor: pageParam }) }, { tenant, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
