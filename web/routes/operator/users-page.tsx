import { useLocation, useRouter } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { PageTitle } from '#web/components/page-title.tsx'
import { UserList } from '#web/features/operator-users/user-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

const InviteUserDialog = lazy(async () => ({
  default: (await import('#web/features/operator-users/invite-user-dialog.tsx')).InviteUserDialog,
}))

export function UsersPage() {
  const { portal } = useOperatorTexts()
  const { users } = usePageTexts()
  const [view, onViewChange] = useViewInUrl('organization', 'status', 'show')
  const [isInviting, invite] = useInviting()
  const action = (
    <Button variant="primary" onClick={() => invite(true)}>
      <UserPlus aria-hidden />
      {users.invite.action}
    </Button>
  )
  return (
    <>
      <PageTitle parts={[portal.users, portal.name]} />
      <PageHeader title={portal.users} description={users.description} actions={action} />
      <UserList view={view} onViewChange={onViewChange} onInvite={() => invite(true)} />
      <Suspense>{isInviting && <InviteUserDialog onClose={() => invite(false)} />}</Suspense>
    </>
  )
}

/** Stands in the address, so that the palette can lead to it. */
function useInviting() {
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const search = new URLSearchParams(searchStr)
  const change = (isInviting: boolean) => {
    if (isInviting) search.set('do', 'invite')
    else search.delete('do')
    const query = search.toString()
    router.history.replace(query ? `${pathname}?${query}` : pathname)
  }
  return [search.get('do') === 'invite', change] as const
}
