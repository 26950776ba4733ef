import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listTenants } from '#contract/operator.ts'
import type { listUsers } from '#contract/operator-users.ts'
import { asOperator } from '#web/api/ask-as-operator.ts'
import { send } from '#web/api/send.ts'
import { listAddress, type TenantsInput } from './list-input.ts'

export const tenantsQuery = (input: TenantsInput) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'list', input],
    queryFn: ({ signal }) => list<z.output<typeof listTenants.output>>(listAddress, input, signal),
    placeholderData: keepPreviousData,
  })

/** The people the palette finds. */
export const peopleQuery = (input: z.input<typeof listUsers.input>) =>
  queryOptions({
    queryKey: ['operator', 'users', 'found', input],
    queryFn: ({ signal }) => list<z.output<typeof listUsers.output>>('/api/super-admin/users', input, signal),
    placeholderData: keepPreviousData,
  })

function list<Page>(address: string, input: object, signal: AbortSignal): Promise<Page> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return asOperator(() => send('GET', `${address}?${query}`, undefined, { signal }) as Promise<Page>)
}
