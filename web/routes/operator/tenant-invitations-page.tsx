import { InvitationList } from '#web/features/operator-members/invitation-list.tsx'
import { useTenantId } from './use-tenant-id.ts'
import { useViewInUrl } from './use-view-in-url.ts'

export function TenantInvitationsPage() {
  const tenantId = useTenantId()
  const [view, onViewChange] = useViewInUrl('status')
  return <InvitationList tenantId={tenantId} view={view} onViewChange={onViewChange} />
}
