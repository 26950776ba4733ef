import { CircleCheck, Clock, type LucideIcon, MailX, UserPlus, UserX } from 'lucide-react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'
import type { Team } from './team-figures.tsx'

interface Need {
  Icon: LucideIcon
  title: string
  body: string
  action: string
  href: string
}

/** What this person can do something about; what is merely so stands below. */
export function NeedsYou({ tenant, me, team }: { tenant: string; me: Me; team: Team | null }) {
  const texts = useTenantTexts().dashboard
  const needs = useNeeds(tenant, me, team)
  return (
    <Card title={texts.needsYou}>
      {needs.length === 0 ? (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-4 text-success-ink" />
          {texts.nothing}
        </p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {needs.map(({ Icon, title, body, action, href }) => (
            <li key={title} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
              <Icon aria-hidden className="size-5 shrink-0 text-warning-ink" />
              <div className="min-w-48 flex-1">
                <p className="font-medium">{title}</p>
                <p className="text-muted">{body}</p>
              </div>
              <Button asChild size="sm">
                <Link href={href}>{action}</Link>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function useNeeds(tenant: string, me: Me, team: Team | null): Need[] {
  const texts = useTenantTexts().dashboard
  if (!team) return []
  const needs: Need[] = []
  const list = `/o/${tenant}/team`
  if (can(me, 'team.invite')) {
    const { expiredInvitations: expired, expiringInvitations: expiring } = team
    const pending = { action: texts.look, href: `${list}?status=pending` }
    if (expired > 0) needs.push({ Icon: MailX, title: texts.expired(expired), body: texts.expiredBody, ...pending })
    if (expiring > 0) needs.push({ Icon: Clock, title: texts.expiring(expiring), body: texts.expiringBody, ...pending })
    if (team.activeMembers <= 1 && team.pendingInvitations === 0) {
      needs.push({
        Icon: UserPlus,
        title: texts.alone,
        body: texts.aloneBody,
        action: texts.inviteNow,
        href: `${list}/invite`,
      })
    }
  }
  if (can(me, 'team.manage') && team.suspendedMembers > 0) {
    const title = texts.suspended(team.suspendedMembers)
    needs.push({ Icon: UserX, title, body: texts.suspendedBody, action: texts.look, href: `${list}?status=suspended` })
  }
  return needs
}
