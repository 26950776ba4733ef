import { queryOptions } from '@tanstack/react-query'
import { getResourceTypeHolders, listCataloguedRoles } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const predefinedRolesQuery = () =>
  queryOptions({
    queryKey: ['operator', 'roles', 'predefined'],
    queryFn: ({ signal }) => askAsOperator(listCataloguedRoles, { predefined: 'true', limit: 100 }, { signal }),
  })

/** Whom switching a type concerns; asked anew each time the question is put. */
export const holdersQuery = (code: string) =>
  queryOptions({
    queryKey: ['operator', 'resource-types', 'holders', code],
    queryFn: ({ signal }) => askAsOperator(getResourceTypeHolders, { code }, { signal }),
    staleTime: 0,
  })
