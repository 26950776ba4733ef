import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { AddPeople } from '#web/features/operator-memberships/add-people.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'

export function AddPeoplePage() {
  const { portal } = useOperatorTexts()
  const t = usePageTexts().memberships.new
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[t.title, portal.name]} />
      <PageHeader
        breadcrumbs={[{ label: portal.memberships, href: '/admin/memberships' }]}
        title={t.title}
        description={t.description}
      />
      <AddPeople />
    </PageColumn>
  )
}
