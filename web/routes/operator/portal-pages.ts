import { Building2, Inbox, KeyRound, ScrollText, Settings2, Shapes, Users, UsersRound } from 'lucide-react'
import type { NavigationSection } from '#web/components/frame/navigation.ts'
import type { OperatorTexts } from '#web/texts/operator/texts.ts'

/** The pages of the portal, as navigation and palette list them. */
export function portalPages({ portal }: OperatorTexts, requests: number | undefined): NavigationSection[] {
  return [
    {
      label: portal.customers,
      items: [
        { label: portal.organizations, href: '/admin/orgs', Icon: Building2 },
        { label: portal.users, href: '/admin/users', Icon: Users },
        { label: portal.memberships, href: '/admin/memberships', Icon: UsersRound },
        ...(requests === undefined
          ? []
          : [{ label: portal.requests, href: '/admin/requests', Icon: Inbox, count: requests || undefined }]),
      ],
    },
    {
      label: portal.access,
      items: [
        { label: portal.roles, href: '/admin/roles', Icon: KeyRound },
        { label: portal.referenceData, href: '/admin/reference-data', Icon: Shapes },
      ],
    },
    {
      label: portal.platform,
      items: [
        { label: portal.audit, href: '/admin/audit', Icon: ScrollText },
        { label: portal.settings, href: '/admin/settings', Icon: Settings2 },
      ],
    },
  ]
}
