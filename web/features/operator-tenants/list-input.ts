import type { z } from 'zod'
import { type listTenants, tenantSorts, tenantStatuses } from '#contract/operator.ts'
import { oneOf } from '#web/api/address-words.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

/** What the address asks for, as far as the server knows it. */
export function tenantsInput(view: TableView): z.input<typeof listTenants.input> {
  return {
    q: view.q,
    cursor: view.cursor,
    sort: oneOf(tenantSorts, view.sort),
    status: oneOf(tenantStatuses, view.filters?.status?.[0]),
  }
}
