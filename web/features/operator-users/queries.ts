import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listWholeAudit } from '#contract/audit.ts'
import { getUser, listUsers, userSorts, userStatuses } from '#contract/operator-users.ts'
import { oneOf } from '#web/api/address-words.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { tenantBySlug } from '#web/components/operator/tenants/tenant-by-slug.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

type Input = z.input<typeof listUsers.input>

export const usersQuery = (input: Input, organization: string | undefined) =>
  queryOptions({
    queryKey: ['operator', 'users', input, organization],
    queryFn: async ({ signal }) => {
      const tenantId = await tenantBySlug(organization, signal)
      return askAsOperator(listUsers, { ...input, tenantId }, { signal })
    },
    placeholderData: keepPreviousData,
  })

export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: ['operator', 'users', 'one', userId],
    queryFn: ({ signal }) => askAsOperator(getUser, { userId }, { signal }),
  })

export function usersInput(view: TableView): Input {
  const onlySuperadmins = view.filters?.show?.[0] === 'superadmins'
  return {
    q: view.q,
    cursor: view.cursor,
    status: oneOf(userStatuses, view.filters?.status?.[0]),
    // Of sign-ins the server knows only the newest first, which is also what one wants to see first.
    sort: oneOf(userSorts, view.sort === 'lastSignInAt' ? '-lastSignInAt' : view.sort),
    ...(onlySuperadmins && { superadmins: 'true' }),
  }
}

type AuditInput = z.input<typeof listWholeAudit.input>

/** The trail as far as it concerns one person. */
export const trailOfUserQuery = (input: AuditInput) =>
  queryOptions({
    queryKey: ['operator', 'audit', 'person', input],
    queryFn: ({ signal }) => askAsOperator(listWholeAudit, input, { signal }),
    placeholderData: keepPreviousData,
  })
