import { Ban, KeyRound, MailX, RotateCcw, Send, ShieldUser, UserMinus } from 'lucide-react'
import { useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { TeamMember } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import type { MenuAction, MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { useMemberChanges } from './use-member-changes.ts'

export type MemberQuestion = 'resend' | 'revoke' | 'suspend' | 'remove' | 'change'
export interface Asked {
  question: MemberQuestion
  member: TeamMember
}

/** What can be done with a member, by this person; most of it asks first. */
export function useMemberActions(tenant: string, me: Me) {
  const texts = useTenantTexts().team
  const [asked, ask] = useState<Asked>()
  const { restore } = useMemberChanges(tenant)
  const menuOf = (member: TeamMember): MenuSection[] => {
    const to = (question: MemberQuestion) => () => ask({ question, member })
    const invitation: MenuAction[] = [
      { label: texts.resend, icon: <Send aria-hidden />, onSelect: to('resend') },
      { label: texts.revoke, icon: <MailX aria-hidden />, danger: true, onSelect: to('revoke') },
    ]
    const isReached = can(me, 'team.manage') && member.isManageable && !member.isSelf
    const change = { label: texts.change, icon: <ShieldUser aria-hidden />, onSelect: to('change') }
    const standing: MenuAction =
      member.status === 'suspended'
        ? { label: texts.restore, icon: <RotateCcw aria-hidden />, onSelect: () => restore(member) }
        : { label: texts.suspend, icon: <Ban aria-hidden />, onSelect: to('suspend') }
    const remove = { label: texts.remove, icon: <UserMinus aria-hidden />, danger: true, onSelect: to('remove') }
    const why = {
      label: texts.why,
      icon: <KeyRound aria-hidden />,
      href: `/o/${tenant}/team/${member.id}/permissions`,
    }
    if (member.status === 'pending')
      return [{ items: [why] }, ...(can(me, 'team.invite') && member.invitationId ? [{ items: invitation }] : [])]
    return isReached ? [{ items: [why, change, standing] }, { items: [remove] }] : [{ items: [why] }]
  }
  return { menuOf, asked, close: () => ask(undefined) }
}
