import { useQuery } from '@tanstack/react-query'
import { tenantQuery } from '#web/features/operator-tenants/queries.ts'
import { TenantOverview } from '#web/features/operator-tenants/tenant-overview.tsx'
import { useTenantId } from './use-tenant-id.ts'

export function TenantOverviewPage() {
  const { data } = useQuery(tenantQuery(useTenantId()))
  return data ? <TenantOverview tenant={data} /> : null
}
