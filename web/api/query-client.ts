import { QueryClient } from '@tanstack/react-query'
import { isRefused } from './refused.ts'

/** Answers come again when a live update says so; a refusal is an answer and is not asked for again. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(isRefused(error) && error.status < 500),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  })
}

/** Every answer of an organization lies under its slug, so that leaving it drops them all. */
export const tenantKey = (tenant: string, ...rest: readonly unknown[]) => ['tenant', tenant, ...rest] as const

export function dropOtherTenants(client: QueryClient, tenant: string | undefined) {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'tenant' && queryKey[1] !== tenant })
}
