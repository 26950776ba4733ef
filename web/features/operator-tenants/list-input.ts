import type { z } from 'zod'
import type { listTenants, OperatedTenant } from '#contract/operator.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

// The portal's first page asks by itself, so that the shapes of the whole contract come with the pages that need them.
// The test beside this file holds what stands here to the contract.

export type TenantsInput = z.input<typeof listTenants.input>
export const listAddress = '/api/super-admin/tenants'

export const listSorts: readonly NonNullable<TenantsInput['sort']>[] = [
  '-createdAt',
  'createdAt',
  'name',
  '-name',
  '-lastActiveAt',
  '-activeMembers',
]

export const tenantStatuses: readonly OperatedTenant['status'][] = ['active', 'suspended', 'archived', 'deleted']

/** What the address asks for, as far as the server knows it: a link from elsewhere may say anything. */
export function tenantsInput(view: TableView): TenantsInput {
  return {
    q: view.q,
    cursor: view.cursor,
    sort: listSorts.find((sort) => sort === view.sort),
    status: tenantStatuses.find((status) => status === view.filters?.status?.[0]),
  }
}
