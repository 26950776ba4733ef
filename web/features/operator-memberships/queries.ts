import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listMemberships, membershipSorts, membershipStatuses } from '#contract/operator-memberships.ts'
import { memberKinds } from '#contract/shapes.ts'
import { oneOf } from '#web/api/address-words.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { tenantBySlug } from '#web/components/operator/tenants/tenant-by-slug.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

type Input = z.input<typeof listMemberships.input>

export const membershipsQuery = (input: Input, organization: string | undefined) =>
  queryOptions({
    // Belongs to the family of users: what changes them changes this list.
    queryKey: ['operator', 'users', 'memberships', input, organization],
    queryFn: async ({ signal }) => {
      const tenantId = await tenantBySlug(organization, signal)
      return askAsOperator(listMemberships, { ...input, tenantId }, { signal })
    },
    placeholderData: keepPreviousData,
  })

export function membershipsInput(view: TableView): Input {
  return {
    q: view.q,
    cursor: view.cursor,
    status: oneOf(membershipStatuses, view.filters?.status?.[0]),
    kind: oneOf(memberKinds, view.filters?.kind?.[0]),
    sort: oneOf(membershipSorts, view.sort),
  }
}
