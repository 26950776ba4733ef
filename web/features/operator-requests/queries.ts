import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listAccessRequests } from '#contract/access-requests.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const requestsQuery = (input: z.input<typeof listAccessRequests.input>) =>
  queryOptions({
    queryKey: ['operator', 'requests', input],
    queryFn: ({ signal }) => askAsOperator(listAccessRequests, input, { signal }),
    placeholderData: keepPreviousData,
  })

export function requestsInput(view: TableView): z.input<typeof listAccessRequests.input> {
  const { status } = listAccessRequests.input.shape
  return { q: view.q, cursor: view.cursor, status: status.safeParse(view.filters?.status?.[0]).data }
}
