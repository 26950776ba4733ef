import { lazy, Suspense, useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { MemberDetail } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { Day } from '#web/components/day.tsx'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { statusTones } from './member-status.tsx'

const ChangeKindDialog = lazy(async () => ({ default: (await import('./change-kind-dialog.tsx')).ChangeKindDialog }))

export interface MemberFactsProps {
  tenant: string
  me: Me
  member: MemberDetail
}

export function MemberFacts({ tenant, me, member }: MemberFactsProps) {
  const [isChanging, setChanging] = useState(false)
  const texts = usePeopleTexts().member
  const { team, context } = useTenantTexts()
  const { invitation } = member
  const isOpen = member.status === 'pending' && invitation !== null
  const isExpired = isOpen && invitation.status === 'expired'
  const items = [
    {
      term: texts.status,
      value: (
        <Badge dot tone={isExpired ? 'danger' : statusTones[member.status]}>
          {isExpired ? team.expired : team.statuses[member.status]}
        </Badge>
      ),
    },
    { term: texts.kind, value: context.kinds[member.kind] },
    ...(member.status === 'removed'
      ? []
      : [{ term: texts.rank, value: <span className="tabular-nums">{member.rank}</span> }]),
    ...(member.joinedAt ? [{ term: texts.joined, value: <Day value={member.joinedAt} /> }] : []),
    ...(member.status === 'pending'
      ? []
      : [{ term: texts.lastActive, value: <RelativeTime value={member.lastActiveAt} never={texts.never} /> }]),
    ...(member.hasSecondFactor === null
      ? []
      : [{ term: texts.secondFactor, value: member.hasSecondFactor ? texts.factorOn : texts.factorOff }]),
    ...(invitation
      ? [
          { term: texts.added, value: <RelativeTime value={invitation.lastSentAt} /> },
          ...(invitation.invitedBy.name ? [{ term: texts.invitedBy, value: invitation.invitedBy.name }] : []),
        ]
      : []),
    ...(isOpen ? [{ term: texts.invitationExpires, value: <RelativeTime value={invitation.expiresAt} /> }] : []),
    ...(member.removedAt ? [{ term: texts.removedAt, value: <RelativeTime value={member.removedAt} /> }] : []),
  ]
  return (
    <Card
      title={texts.details}
      actions={
        canChangeKind(me, member) && (
          <Button size="sm" onClick={() => setChanging(true)}>
            {texts.changeKind}
          </Button>
        )
      }
    >
      <DescriptionList items={items} />
      <Suspense>
        {isChanging && <ChangeKindDialog tenant={tenant} member={member} onClose={() => setChanging(false)} />}
      </Suspense>
    </Card>
  )
}

/** The last admin stays one, and so in the team. */
const canChangeKind = (me: Me, { status, isManageable, isSelf, isLastAdmin }: MemberDetail) =>
  can(me, 'team.manage') && isManageable && !isSelf && !isLastAdmin && (status === 'active' || status === 'suspended')
