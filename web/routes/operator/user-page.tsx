import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { UserDetail } from '#contract/operator-users.ts'
import { isRefused } from '#web/api/refused.ts'
import { DetailSkeleton, Missing } from '#web/components/operator/detail-states.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { PageTitle } from '#web/components/page-title.tsx'
import { userQuery } from '#web/features/operator-users/queries.ts'
import { useUserActions } from '#web/features/operator-users/use-user-actions.tsx'
import { UserBadges } from '#web/features/operator-users/user-badges.tsx'
import { UserOverview } from '#web/features/operator-users/user-overview.tsx'
import { UserSessions } from '#web/features/operator-users/user-sessions.tsx'
import { UserTrail } from '#web/features/operator-users/user-trail.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { TabLinks } from '#web/ui/display/tab-links.tsx'
import { DropdownMenu } from '#web/ui/overlay/dropdown-menu.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

const UserDialogs = lazy(async () => ({
  default: (await import('#web/features/operator-users/user-dialogs.tsx')).UserDialogs,
}))

/** One person: where they belong, where they are signed in, what they did and what was done to the account. */
export function UserPage() {
  const { userId = '' } = useParams({ strict: false }) as { userId?: string }
  const { users: t } = usePageTexts()
  const query = useQuery(userQuery(userId))
  if (query.data) return <Parts user={query.data} />
  if (isRefused(query.error, 'not_found'))
    return <Missing title={t.missing} body={t.missingBody} back={{ href: '/admin/users', label: t.back }} />
  if (query.error) return <FailedState onRetry={() => void query.refetch()} retrying={query.isFetching} />
  return <DetailSkeleton />
}

function Parts({ user }: { user: UserDetail }) {
  const { portal } = useOperatorTexts()
  const { users } = usePageTexts()
  const t = users.page
  const current = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') })
  const base = `/admin/users/${user.id}`
  const { menu, chosen, close, open } = useUserActions()
  const trigger = (
    <Button>
      {t.actions}
      <ChevronDown aria-hidden />
    </Button>
  )
  return (
    <>
      <PageTitle parts={[userName(user), portal.name]} />
      <PageHeader
        breadcrumbs={[{ label: portal.users, href: '/admin/users' }]}
        lead={<Avatar name={userName(user)} size="lg" />}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {userName(user)}
            <UserBadges user={user} />
          </span>
        }
        description={user.name ? user.email : undefined}
        actions={<DropdownMenu trigger={trigger} sections={menu(user)} />}
      />
      <TabLinks
        label={t.parts}
        current={current}
        tabs={[
          { label: t.overview, href: base },
          { label: t.sessions, href: `${base}/sessions`, count: user.sessions.length || undefined },
          { label: t.signIns, href: `${base}/sign-ins` },
          { label: t.deeds, href: `${base}/activity` },
          { label: t.changes, href: `${base}/changes` },
        ]}
      />
      <Part user={user} part={current.slice(base.length + 1)} onEndAll={() => open('end', user)} />
      <Suspense>{chosen && <UserDialogs chosen={chosen} onClose={close} />}</Suspense>
    </>
  )
}

function Part({ user, part, onEndAll }: { user: UserDetail; part: string; onEndAll: () => void }) {
  const [view, onViewChange] = useViewInUrl('action', 'outcome', 'time', 'from', 'to')
  const trail = { userId: user.id, view, onViewChange }
  if (part === 'sessions') return <UserSessions user={user} onEndAll={onEndAll} />
  if (part === 'sign-ins') return <UserTrail {...trail} part="signIns" />
  if (part === 'activity') return <UserTrail {...trail} part="deeds" />
  if (part === 'changes') return <UserTrail {...trail} part="changes" />
  return <UserOverview user={user} />
}
