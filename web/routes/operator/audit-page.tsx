import { PageTitle } from '#web/components/page-title.tsx'
import { AuditTrail } from '#web/features/operator-audit/audit-trail.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

export function AuditPage() {
  const { portal } = useOperatorTexts()
  const { audit } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('organization', 'person', 'action', 'outcome', 'time', 'from', 'to')
  return (
    <>
      <PageTitle parts={[portal.audit, portal.name]} />
      <PageHeader title={portal.audit} description={audit.description} />
      <AuditTrail view={view} onViewChange={onViewChange} />
    </>
  )
}
