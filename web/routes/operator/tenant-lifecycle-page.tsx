import { useQuery } from '@tanstack/react-query'
import { Lifecycle } from '#web/features/operator-tenants/lifecycle.tsx'
import { tenantQuery } from '#web/features/operator-tenants/queries.ts'
import { useTenantId } from './use-tenant-id.ts'

export function TenantLifecyclePage() {
  const { data } = useQuery(tenantQuery(useTenantId()))
  return data ? <Lifecycle tenant={data} /> : null
}
