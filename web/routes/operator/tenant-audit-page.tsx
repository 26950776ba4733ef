import { TenantTrail } from '#web/features/operator-audit/tenant-trail.tsx'
import { useTenantId } from './use-tenant-id.ts'
import { useViewInUrl } from './use-view-in-url.ts'

export function TenantAuditPage() {
  const tenantId = useTenantId()
  const [view, onViewChange] = useViewInUrl('person', 'action', 'outcome', 'time', 'from', 'to')
  return <TenantTrail tenantId={tenantId} view={view} onViewChange={onViewChange} />
}
