import { useQuery } from '@tanstack/react-query'
import type { TeamMember } from '#contract/team.ts'
import { invitationsQuery } from '#web/api/team.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Badge, type Tone } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'

export const statusTones: Record<TeamMember['status'], Tone> = {
  active: 'success',
  pending: 'info',
  suspended: 'warning',
  removed: 'neutral',
}

export function MemberStatus({ tenant, member }: { tenant: string; member: TeamMember }) {
  const texts = useTenantTexts().team
  if (member.status === 'pending') return <PendingStatus tenant={tenant} member={member} />
  return (
    <Badge dot tone={statusTones[member.status]}>
      {texts.statuses[member.status]}
    </Badge>
  )
}

/** Someone invited: until when the invitation is open, as far as it is among the latest. */
function PendingStatus({ tenant, member }: { tenant: string; member: TeamMember }) {
  const texts = useTenantTexts().team
  const { data } = useQuery(invitationsQuery(tenant, { limit: 100 }))
  const invitation = data?.items.find(({ id }) => id === member.invitationId)
  const isExpired = invitation?.status === 'expired'
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge dot tone={isExpired ? 'danger' : statusTones.pending}>
        {isExpired ? texts.expired : texts.statuses.pending}
      </Badge>
      {invitation && !isExpired && (
        <span className="whitespace-nowrap text-muted text-sm">
          {texts.expires} <RelativeTime value={invitation.expiresAt} />
        </span>
      )}
    </span>
  )
}
