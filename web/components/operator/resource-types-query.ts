import { queryOptions } from '@tanstack/react-query'
import { listResourceTypes } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const resourceTypesQuery = () =>
  queryOptions({
    queryKey: ['operator', 'resource-types'],
    queryFn: ({ signal }) => askAsOperator(listResourceTypes, {}, { signal }),
  })
