import type { z } from 'zod'
import type { getDashboard } from '#contract/dashboard.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'

export type Team = NonNullable<z.output<typeof getDashboard.output>['team']>

export function TeamFigures({ tenant, team }: { tenant: string; team: Team }) {
  const texts = useTenantTexts().dashboard
  const list = `/o/${tenant}/team`
  const figures = [
    { label: texts.members, value: team.activeMembers, href: `${list}?status=active` },
    { label: texts.week, value: team.activeThisWeek, href: `${list}?status=active&sort=-lastActiveAt` },
    { label: texts.pending, value: team.pendingInvitations, href: `${list}?status=pending` },
  ]
  const format = new Intl.NumberFormat(currentLocale())
  return (
    <Card title={texts.team}>
      <ul className="-mx-2 grid grid-cols-3 gap-x-2">
        {figures.map(({ label, value, href }) => (
          <li key={label}>
            <Link href={href} className="flex flex-col-reverse rounded-lg p-2 hover:bg-subtle">
              <span className="text-muted">{label}</span>
              <span className="font-semibold text-2xl tabular-nums">{format.format(value)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
