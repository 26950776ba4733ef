import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Ban, KeyRound, LogOut, RotateCcw, ShieldCheck, ShieldOff, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { changeUser, type OperatedUser } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { whoQuery } from '#web/api/context.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import type { MenuAction, MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

export interface ChosenUser {
  what: 'reset' | 'factor' | 'disable' | 'end' | 'superadmin'
  user: OperatedUser & { isSelf: boolean }
}

/** What can be done to a person, by how it stands with their account. */
export function useUserActions() {
  const t = usePageTexts().users
  const [chosen, choose] = useState<ChosenUser>()
  const enable = useEnable()
  const ownId = useQuery(whoQuery()).data?.user.id
  const show = (what: ChosenUser['what'], user: OperatedUser) =>
    choose({ what, user: { ...user, isSelf: user.id === ownId } })
  const menu = (user: OperatedUser & { isLastSuperAdmin?: boolean }): MenuSection[] => {
    const isSelf = user.id === ownId
    const isActive = user.status === 'active'
    const open = (what: ChosenUser['what']) => () => show(what, user)
    // A refusal said beforehand: the menu names the reason in place of a way that leads nowhere.
    const section = (why: string | undefined, action: MenuAction): MenuSection => ({
      label: why,
      items: [{ ...action, disabled: why !== undefined }],
    })
    const self = isSelf ? t.notYourself : undefined
    const last = user.isLastSuperAdmin ? t.lastSuperadmin : undefined
    const unable = isActive ? (user.hasAccount ? undefined : t.notYet) : t.disabledAccount
    const reset = { label: t.reset.action, icon: <KeyRound aria-hidden />, onSelect: open('reset') }
    const factor = { label: t.factor.action, icon: <Smartphone aria-hidden />, onSelect: open('factor') }
    const end = { label: t.endSessions.action, icon: <LogOut aria-hidden />, onSelect: open('end') }
    const disable = { label: t.disable.action, icon: <Ban aria-hidden />, danger: true, onSelect: open('disable') }
    const restore = { label: t.enable.action, icon: <RotateCcw aria-hidden />, onSelect: () => void enable(user) }
    const grant = { label: t.grant.action, icon: <ShieldCheck aria-hidden />, onSelect: open('superadmin') }
    const revoke = {
      label: t.revoke.action,
      icon: <ShieldOff aria-hidden />,
      danger: true,
      onSelect: open('superadmin'),
    }
    return [
      section(self ?? unable, reset),
      ...(user.hasSecondFactor ? [section(self, factor)] : []),
      ...(unable ? [] : [section(undefined, end)]),
      isActive ? section(self ?? last, disable) : section(undefined, restore),
      user.isSuperAdmin ? section(self ?? last, revoke) : section(self ?? unable, grant),
    ]
  }
  return { menu, chosen, close: () => choose(undefined), open: show }
}

/** Needs no question: it takes nothing from anybody. */
export function useEnable() {
  const t = usePageTexts().users.enable
  const client = useQueryClient()
  return async (user: OperatedUser) => {
    try {
      await askAsOperator(changeUser, { userId: user.id, status: 'active' })
      toast({ tone: 'success', text: t.done(userName(user)) })
    } catch (error) {
      toast({ tone: 'danger', text: problemWords(error) })
    }
    await client.invalidateQueries({ queryKey: ['operator', 'users'] })
  }
}
