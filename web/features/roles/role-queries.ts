import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getRole, type newRole, previewNewRole, previewRole, type roleChange } from '#contract/roles.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'

export const roleQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'roles', 'one', id),
    queryFn: ({ signal }) => call(getRole, { id }, { tenant, signal }),
  })

/** What saving would mean; of a role that there is, or of a new one. */
export const previewQuery = (
  tenant: string,
  asked: { change: z.input<typeof roleChange> } | { role: z.input<typeof newRole> },
) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'roles', 'preview', asked),
    queryFn: ({ signal }) =>
      'change' in asked
        ? call(previewRole, asked.change, { tenant, signal })
        : call(previewNewRole, asked.role, { tenant, signal }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
