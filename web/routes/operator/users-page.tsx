import { PageTitle } from '#web/components/page-title.tsx'
import { UserList } from '#web/features/operator-users/user-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

export function UsersPage() {
  const { portal } = useOperatorTexts()
  const { users } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('show')
  return (
    <>
      <PageTitle parts={[portal.users, portal.name]} />
      <PageHeader title={portal.users} description={users.description} />
      <UserList view={view} onViewChange={onViewChange} />
    </>
  )
}
