import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { type CataloguedRole, listCataloguedRoles } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { tenantBySlug } from '#web/components/operator/tenants/tenant-by-slug.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

type Input = z.input<typeof listCataloguedRoles.input>

export const cataloguedRolesQuery = (input: Input, organization?: string) =>
  queryOptions({
    queryKey: ['operator', 'roles', 'catalogue', input, organization],
    queryFn: async ({ signal }) => {
      const tenantId = await tenantBySlug(organization, signal)
      return askAsOperator(listCataloguedRoles, { ...input, tenantId }, { signal })
    },
    placeholderData: keepPreviousData,
  })

/** What the hierarchy is drawn from. */
export const highestRoles: Input = { limit: 100 }

export function rolesInput(view: TableView): Input {
  const kind = view.filters?.kind?.[0]
  return {
    q: view.q,
    cursor: view.cursor,
    ...(kind === 'predefined' && { predefined: 'true' }),
    ...(kind === 'custom' && { predefined: 'false' }),
  }
}

export type Role = CataloguedRole
