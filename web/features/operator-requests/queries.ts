import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listAccessRequests, requestStatuses } from '#contract/access-requests.ts'
import { oneOf } from '#web/api/address-words.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const requestsQuery = (input: z.input<typeof listAccessRequests.input>) =>
  queryOptions({
    queryKey: ['operator', 'requests', input],
    queryFn: ({ signal }) => askAsOperator(listAccessRequests, input, { signal }),
    placeholderData: keepPreviousData,
  })

export function requestsInput(view: TableView): z.input<typeof listAccessRequests.input> {
  return { q: view.q, cursor: view.cursor, status: oneOf(requestStatuses, view.filters?.status?.[0]) }
}
