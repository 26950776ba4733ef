import { PageTitle } from '#web/components/page-title.tsx'
import { AddButton, ReferenceList, useTypeAction } from '#web/features/operator-reference/reference-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

export function ReferenceDataPage() {
  const { portal } = useOperatorTexts()
  const { reference } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('show')
  const [action, onAction] = useTypeAction()
  return (
    <>
      <PageTitle parts={[portal.referenceData, portal.name]} />
      <PageHeader
        title={portal.referenceData}
        description={reference.description}
        actions={<AddButton onAdd={() => onAction({ what: 'add' })} />}
      />
      <ReferenceList view={view} onViewChange={onViewChange} action={action} onAction={onAction} />
    </>
  )
}
