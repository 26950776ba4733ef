import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { Me } from '#contract/context.ts'
import { whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { signOut } from '#web/api/session.ts'
import { AppFrame } from '#web/components/frame/app-frame.tsx'
import type { NavigationSection } from '#web/components/frame/navigation.ts'
import { OperatingBadge } from '#web/components/frame/operating-badge.tsx'
import { PersonMenu } from '#web/components/frame/person-menu.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { portalPages } from './portal-pages.ts'
import { usePalette } from './use-palette.tsx'
import { useRequestCount } from './use-request-count.ts'

const SecondFactorNag = lazy(async () => ({
  default: (await import('#web/components/operator/second-factor-nag.tsx')).SecondFactorNag,
}))

/** The frame around all pages of operators. */
export function Portal() {
  const t = useOperatorTexts()
  const who = useQuery(whoQuery())
  const pathname = useLocation({ select: (location) => location.pathname })
  const pages = portalPages(t, useRequestCount())
  const palette = usePalette(pages.flatMap((section) => section.items))
  const isGone = who.data && !who.data.user.isSuperAdmin
  useEffect(() => {
    if (isGone) void leaveFor('/dashboard')
  }, [isGone])
  return (
    <AppFrame
      home={{ href: '/admin', name: t.portal.name }}
      sections={pathname === '/admin' ? pages.map(atTheStart) : pages}
      context={<OperatingBadge label={t.portal.operatingAs} role={t.portal.role} />}
      person={who.data && <Person user={who.data.user} />}
      palette={palette}
      banner={<Suspense>{isUnguarded(who.data) && <SecondFactorNag />}</Suspense>}
    >
      {!isGone && (
        <Suspense>
          <Outlet />
        </Suspense>
      )}
    </AppFrame>
  )
}

/** Where it is required, nobody comes in without one; and a developer at work has no password either. */
const isUnguarded = (me: Me | undefined) => me && !me.secondFactor.isEnabled && !me.debug

/** The start page is the list of organizations as well. */
const atTheStart = (section: NavigationSection) => ({
  ...section,
  items: section.items.map((item) => (item.href === '/admin/orgs' ? { ...item, href: '/admin' } : item)),
})

function Person({ user }: { user: Me['user'] }) {
  const { portal } = useOperatorTexts()
  const leave = async () => {
    try {
      await signOut()
    } catch {
      toast({ tone: 'danger', text: portal.signOutFailed })
    }
  }
  return (
    <PersonMenu
      person={{ name: user.name, email: user.email, imageUrl: user.avatarUrl }}
      sections={[
        { items: [{ label: portal.dashboard, onSelect: () => void leaveFor('/select-org') }] },
        { items: [{ label: portal.signOut, onSelect: () => void leave() }] },
      ]}
    />
  )
}
