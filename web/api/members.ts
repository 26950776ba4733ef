import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { type GroupDetail, listGroups } from '#contract/groups.ts'
import { changeMembers, getMember } from '#contract/team.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const memberQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'team', 'member', id),
    queryFn: ({ signal }) => call(getMember, { id }, { tenant, signal }),
  })

export type GroupChoice = Pick<GroupDetail, 'id' | 'name' | 'isGivable'>

/** The groups there are, for filters and pickers. */
export const groupChoicesQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'groups', 'choices'),
    queryFn: async ({ signal }): Promise<GroupChoice[]> => {
      const { items } = await call(listGroups, { limit: 100, sort: 'name' }, { tenant, signal })
      return items.map(({ id, name, isGivable }) => ({ id, name, isGivable }))
    },
    placeholderData: keepPreviousData,
  })

export type BulkChange = Pick<z.input<typeof changeMembers.input>, 'action' | 'roleIds'>

/** What a change of many would do; nothing is written. */
export const bulkEffectQuery = (tenant: string, change: BulkChange, ids: readonly string[]) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'team', 'effect', change, ids),
    queryFn: ({ signal }) =>
      call(changeMembers, { ...change, ids: [...ids], dryRun: true }, { tenant, signal, idempotencyKey: undefined }),
    staleTime: 0,
    gcTime: 0,
  })
