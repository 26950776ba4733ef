import { useQueryClient } from '@tanstack/react-query'
import { Ban, KeyRound, RotateCcw, Send, UserMinus, X } from 'lucide-react'
import { useState } from 'react'
import { inTenant } from '#contract/operator-in-tenant.ts'
import type { TeamMember } from '#contract/team.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { showChange } from './queries.ts'

export interface Chosen {
  tenantId: string
  what: 'roles' | 'suspend' | 'remove' | 'resend' | 'revoke'
  member: TeamMember
}

/** What can be done to a member, by where they stand. */
export function useMemberActions() {
  const t = usePageTexts().members
  const [chosen, choose] = useState<Chosen>()
  const restore = useRestore()
  const menu = (tenantId: string, member: TeamMember): MenuSection[] => {
    const open = (what: Chosen['what']) => () => choose({ tenantId, what, member })
    const disabled = !member.isManageable
    const label = disabled ? t.notManageable : undefined
    if (member.status === 'pending') {
      return [
        {
          label,
          items: [
            { label: t.invitations.resend.action, icon: <Send aria-hidden />, disabled, onSelect: open('resend') },
          ],
        },
        {
          items: [
            {
              label: t.invitations.revoke.action,
              icon: <X aria-hidden />,
              danger: true,
              disabled,
              onSelect: open('revoke'),
            },
          ],
        },
      ]
    }
    const roles = { label: t.changeRoles.action, icon: <KeyRound aria-hidden />, disabled, onSelect: open('roles') }
    const state =
      member.status === 'suspended'
        ? {
            label: t.restore.action,
            icon: <RotateCcw aria-hidden />,
            disabled,
            onSelect: () => void restore(tenantId, member),
          }
        : { label: t.suspend.action, icon: <Ban aria-hidden />, disabled, onSelect: open('suspend') }
    const remove = {
      label: t.remove.action,
      icon: <UserMinus aria-hidden />,
      danger: true,
      disabled,
      onSelect: open('remove'),
    }
    return [{ label, items: [roles, state] }, { items: [remove] }]
  }
  return { chosen, close: () => choose(undefined), menu }
}

/** Shows at once and needs no question: it takes nothing from anybody. */
export function useRestore() {
  const t = usePageTexts().members
  const client = useQueryClient()
  return async (tenantId: string, member: TeamMember) => {
    const takeBack = showChange(client, tenantId, member.id, { status: 'active' })
    try {
      await askAsOperator(inTenant.changeMember, { tenantId, id: member.id, status: 'active' })
      toast({ tone: 'success', text: t.restore.done(userName(member)) })
    } catch (error) {
      takeBack()
      toast({ tone: 'danger', text: t.undone(userName(member)), detail: problemWords(error) })
    }
    await client.invalidateQueries({ queryKey: ['operator'] })
  }
}
