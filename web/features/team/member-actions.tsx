import { UserPlus } from 'lucide-react'
import type { Me } from '#contract/context.ts'
import type { MemberDetail } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Link } from '#web/ui/link.tsx'
import { MemberDialogs } from './member-dialogs.tsx'
import { useMemberActions } from './use-member-actions.tsx'

export interface MemberActionsProps {
  tenant: string
  me: Me
  member: MemberDetail
}

/** The same as in the member's row of the list, as buttons. */
export function MemberActions({ tenant, me, member }: MemberActionsProps) {
  const texts = usePeopleTexts().member
  const { menuOf, asked, close } = useMemberActions(tenant, me)
  if (member.status === 'removed') {
    return (
      can(me, 'team.invite') && (
        <Button asChild>
          <Link href={`/o/${tenant}/team/invite?email=${encodeURIComponent(member.email)}`}>
            <UserPlus aria-hidden />
            {texts.inviteAgain}
          </Link>
        </Button>
      )
    )
  }
  return (
    <>
      {menuOf(member)
        .flatMap(({ items }) => items)
        // What leads elsewhere stands at its own place on the page.
        .filter(({ href }) => href === undefined)
        .map(({ label, icon, onSelect, danger }) => (
          <Button
            key={label}
            onClick={onSelect}
            disabled={member.isLastAdmin}
            className={danger ? 'text-danger-ink' : ''}
          >
            {icon}
            {label}
          </Button>
        ))}
      <MemberDialogs tenant={tenant} asked={asked} onClose={close} />
    </>
  )
}
