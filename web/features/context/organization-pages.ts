import { DoorOpen, LayoutDashboard, ScrollText, Settings, ShieldCheck, Table2, Users, UsersRound } from 'lucide-react'
import type { Me } from '#contract/context.ts'
import type { BuiltinPermission } from '#contract/permissions.ts'
import { can, isExternal } from '#web/api/context.ts'
import type { NavigationItem } from '#web/components/frame/navigation.ts'
import type { ContextTexts } from '#web/texts/context/en.ts'

/** The pages of an organization that this person may open, in the order of the sidebar. */
export function organizationPages(tenant: string, me: Me, names: ContextTexts['pages']): NavigationItem[] {
  const start = `/o/${tenant}`
  const isOutside = isExternal(me, tenant)
  const pages: (NavigationItem & { needs?: BuiltinPermission })[] = [
    isOutside
      ? { label: names.portal, href: `${start}/portal`, Icon: DoorOpen }
      : { label: names.dashboard, href: start, Icon: LayoutDashboard, exact: true },
    { label: names.team, href: `${start}/team`, Icon: Users, needs: 'team.view' },
    { label: names.groups, href: `${start}/team/groups`, Icon: UsersRound, needs: 'team.view' },
    { label: names.roles, href: `${start}/team/roles`, Icon: ShieldCheck, needs: 'team.view' },
    { label: names.permissions, href: `${start}/settings/permissions`, Icon: Table2, needs: 'team.view' },
    { label: names.audit, href: `${start}/audit`, Icon: ScrollText, needs: 'audit.view' },
    { label: names.settings, href: `${start}/settings`, Icon: Settings, needs: 'tenant.settings.view' },
  ]
  return pages.filter(({ needs }) => !needs || can(me, needs)).map(({ needs: _, ...page }) => page)
}
