import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listTenants } from '#contract/operator.ts'
import { listUsers } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const tenantsQuery = (input: z.input<typeof listTenants.input>) =>
  queryOptions({
    queryKey: ['operator', 'tenants', 'list', input],
    queryFn: ({ signal }) => askAsOperator(listTenants, input, { signal }),
    placeholderData: keepPreviousData,
  })

/** The people the palette finds. */
export const peopleQuery = (input: z.input<typeof listUsers.input>) =>
  queryOptions({
    queryKey: ['operator', 'users', 'found', input],
    queryFn: ({ signal }) => askAsOperator(listUsers, input, { signal }),
    placeholderData: keepPreviousData,
  })
