import { UserPlus } from 'lucide-react'
import { PageTitle } from '#web/components/page-title.tsx'
import { MembershipList } from '#web/features/operator-memberships/membership-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Link } from '#web/ui/link.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

export function MembershipsPage() {
  const { portal } = useOperatorTexts()
  const { memberships } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('organization', 'status', 'kind')
  const add = (
    <Button asChild variant="primary">
      <Link href="/admin/memberships/new">
        <UserPlus aria-hidden />
        {memberships.add}
      </Link>
    </Button>
  )
  return (
    <>
      <PageTitle parts={[portal.memberships, portal.name]} />
      <PageHeader title={portal.memberships} description={memberships.description} actions={add} />
      <MembershipList view={view} onViewChange={onViewChange} action={add} />
    </>
  )
}
