import { MemberList } from '#web/features/operator-members/member-list.tsx'
import { useTenantId } from './use-tenant-id.ts'
import { useViewInUrl } from './use-view-in-url.ts'

export function TenantMembersPage() {
  const tenantId = useTenantId()
  const [view, onViewChange] = useViewInUrl('status')
  return <MemberList tenantId={tenantId} view={view} onViewChange={onViewChange} />
}
