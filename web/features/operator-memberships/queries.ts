import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listTenants } from '#contract/operator.ts'
import { listMemberships } from '#contract/operator-memberships.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

type Input = z.input<typeof listMemberships.input>

/** The address names an organization by its slug, so it can be read; the server wants to know which one it is. */
export const membershipsQuery = (input: Input, organization: string | undefined) =>
  queryOptions({
    // Belongs to the family of users: what changes them changes this list.
    queryKey: ['operator', 'users', 'memberships', input, organization],
    queryFn: async ({ signal }) => {
      const tenantId = organization === undefined ? undefined : await tenantIdOf(organization, signal)
      return askAsOperator(listMemberships, { ...input, tenantId }, { signal })
    },
    placeholderData: keepPreviousData,
  })

export function membershipsInput(view: TableView): Input {
  const { status, kind, sort } = listMemberships.input.shape
  return {
    q: view.q,
    cursor: view.cursor,
    status: status.safeParse(view.filters?.status?.[0]).data,
    kind: kind.safeParse(view.filters?.kind?.[0]).data,
    sort: sort.safeParse(view.sort).data,
  }
}

async function tenantIdOf(slug: string, signal: AbortSignal) {
  const found = await askAsOperator(listTenants, { q: slug, limit: 100 }, { signal })
  // Fits nothing: a filter for what does not exist finds nothing, instead of everything.
  return found.items.find((tenant) => tenant.slug === slug)?.id ?? 'none'
}
