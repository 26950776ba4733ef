import { queryOptions } from '@tanstack/react-query'
import { listCataloguedRoles, listResourceTypes } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const resourceTypesQuery = () =>
  queryOptions({
    queryKey: ['operator', 'resource-types'],
    queryFn: ({ signal }) => askAsOperator(listResourceTypes, {}, { signal }),
  })

export const predefinedRolesQuery = () =>
  queryOptions({
    queryKey: ['operator', 'roles', 'predefined'],
    queryFn: ({ signal }) => askAsOperator(listCataloguedRoles, { predefined: 'true', limit: 100 }, { signal }),
  })
