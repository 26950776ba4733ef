import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Building2, ScrollText, Users } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import type { Me } from '#contract/context.ts'
import { whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { signOut } from '#web/api/session.ts'
import { AppFrame } from '#web/components/frame/app-frame.tsx'
import type { NavigationSection } from '#web/components/frame/navigation.ts'
import { OperatingBadge } from '#web/components/frame/operating-badge.tsx'
import { PersonMenu } from '#web/components/frame/person-menu.tsx'
import { type OperatorTexts, useOperatorTexts } from '#web/texts/operator/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { usePalette } from './use-palette.tsx'

/** The frame around all pages of operators. */
export function Portal() {
  const t = useOperatorTexts()
  const who = useQuery(whoQuery())
  const pathname = useLocation({ select: (location) => location.pathname })
  const palette = usePalette()
  const isGone = who.data && !who.data.user.isSuperAdmin
  useEffect(() => {
    if (isGone) void leaveFor('/dashboard')
  }, [isGone])
  return (
    <AppFrame
      home={{ href: '/admin', name: t.portal.name }}
      sections={sections(t, pathname)}
      context={<OperatingBadge label={t.portal.operatingAs} role={t.portal.role} />}
      person={who.data && <Person user={who.data.user} />}
      palette={palette}
    >
      {!isGone && (
        <Suspense>
          <Outlet />
        </Suspense>
      )}
    </AppFrame>
  )
}

function sections({ portal }: OperatorTexts, pathname: string): NavigationSection[] {
  return [
    {
      label: portal.customers,
      items: [
        // The start page is the same list.
        { label: portal.organizations, href: pathname === '/admin' ? '/admin' : '/admin/orgs', Icon: Building2 },
        { label: portal.users, href: '/admin/users', Icon: Users },
      ],
    },
    { label: portal.platform, items: [{ label: portal.audit, href: '/admin/audit', Icon: ScrollText }] },
  ]
}

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
