import { ChevronRight, ScrollText, UserPlus, Users } from 'lucide-react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'

/** Only what this person may do; someone from outside gets a word instead. */
export function Shortcuts({ tenant, me }: { tenant: string; me: Me }) {
  const texts = useTenantTexts()
  const { pages } = texts.context
  const start = `/o/${tenant}`
  const shortcuts = [
    {
      may: 'team.invite',
      Icon: UserPlus,
      label: texts.team.invite,
      detail: texts.dashboard.inviteDetail,
      href: `${start}/team/invite`,
    },
    { may: 'team.view', Icon: Users, label: pages.team, detail: texts.dashboard.teamDetail, href: `${start}/team` },
    {
      may: 'audit.view',
      Icon: ScrollText,
      label: pages.audit,
      detail: texts.dashboard.auditDetail,
      href: `${start}/audit`,
    },
  ] as const
  const offered = shortcuts.filter(({ may }) => can(me, may))
  if (offered.length === 0) return <Card>{texts.dashboard.externalBody}</Card>
  return (
    <Card title={texts.dashboard.shortcuts}>
      <ul className="-mx-2 -my-1">
        {offered.map(({ Icon, label, detail, href }) => (
          <li key={href}>
            <Link href={href} className="flex min-h-12 items-center gap-3 rounded-lg px-2 py-1.5 hover:bg-subtle">
              <Icon aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{label}</span>
                <span className="block truncate text-muted text-sm">{detail}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
