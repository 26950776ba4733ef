import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listTenants } from '#contract/operator.ts'
import { asOperator } from '#web/api/ask-as-operator.ts'
import { send } from '#web/api/send.ts'
import { listAddress, type TenantsInput } from './list-input.ts'

type Page = z.output<typeof listTenants.output>

export const tenantsQuery = (input: TenantsInput) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'list', input],
    queryFn: ({ signal }) =>
      asOperator(() => send('GET', `${listAddress}?${queryOf(input)}`, undefined, { signal }) as Promise<Page>),
    placeholderData: keepPreviousData,
  })

function queryOf(input: TenantsInput) {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
}
