import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listUsers, type operatedUser } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export type OperatedUser = z.output<typeof operatedUser>

export const usersQuery = (input: z.input<typeof listUsers.input>) =>
  queryOptions({
    queryKey: ['operator', 'users', input],
    queryFn: ({ signal }) => askAsOperator(listUsers, input, { signal }),
    placeholderData: keepPreviousData,
  })

export function usersInput(view: TableView): z.input<typeof listUsers.input> {
  const onlySuperadmins = view.filters?.show?.[0] === 'superadmins'
  return { q: view.q, cursor: view.cursor, ...(onlySuperadmins && { superadmins: 'true' }) }
}
