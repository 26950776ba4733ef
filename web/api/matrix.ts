import { queryOptions } from '@tanstack/react-query'
import { getMatrix, getMemberPermissions } from '#contract/matrix.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

/** Under `roles`, so that a change of a role, a group or the catalogue brings it anew. */
export const matrixQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'roles', 'matrix'),
    queryFn: ({ signal }) => call(getMatrix, {}, { tenant, signal }),
  })

export const memberPermissionsQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'roles', 'of-member', id),
    queryFn: ({ signal }) => call(getMemberPermissions, { id }, { tenant, signal }),
  })
