import { PageTitle } from '#web/components/page-title.tsx'
import { RequestList } from '#web/features/operator-requests/request-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

export function RequestsPage() {
  const { portal } = useOperatorTexts()
  const { requests } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('status')
  return (
    <>
      <PageTitle parts={[portal.requests, portal.name]} />
      <PageHeader title={portal.requests} description={requests.description} />
      <RequestList view={view} onViewChange={onViewChange} />
    </>
  )
}
