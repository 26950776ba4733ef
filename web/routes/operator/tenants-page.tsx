import { PageTitle } from '#web/components/page-title.tsx'
import { TenantList } from '#web/features/operator-tenants/tenant-list.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { useViewInUrl } from './use-view-in-url.ts'

export function TenantsPage() {
  const { portal } = useOperatorTexts()
  const [view, onViewChange] = useViewInUrl('status')
  return (
    <>
      <PageTitle parts={[portal.organizations, portal.name]} />
      <TenantList view={view} onViewChange={onViewChange} />
    </>
  )
}
