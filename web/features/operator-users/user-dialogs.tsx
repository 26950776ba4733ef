import { changeUser, endUserSessions, resetUserPassword } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { useSettled } from '#web/components/operator/use-settled.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { SecondFactorDialog } from './second-factor-dialog.tsx'
import { SuperadminDialog } from './superadmin-dialog.tsx'
import { type ChosenUser, useEnable } from './use-user-actions.tsx'

export interface UserDialogProps {
  chosen: ChosenUser
  onClose: () => void
}

/** Each says what will happen before it asks. */
export function UserDialogs({ chosen, onClose }: UserDialogProps) {
  switch (chosen.what) {
    case 'reset':
      return <ResetDialog user={chosen.user} onClose={onClose} />
    case 'factor':
      return <SecondFactorDialog user={chosen.user} onClose={onClose} />
    case 'disable':
      return <DisableDialog user={chosen.user} onClose={onClose} />
    case 'end':
      return <EndSessionsDialog user={chosen.user} onClose={onClose} />
    case 'superadmin':
      return <SuperadminDialog user={chosen.user} onClose={onClose} />
  }
}

interface OneUserProps {
  user: ChosenUser['user']
  onClose: () => void
}

function ResetDialog({ user, onClose }: OneUserProps) {
  const t = usePageTexts().users.reset
  const settle = useSettled()
  const name = userName(user)
  const reset = async () => {
    await askAsOperator(resetUserPassword, { userId: user.id })
    await settle(t.done(name))
  }
  return (
    <QuestionDialog
      title={t.question(name)}
      effects={t.effects(name)}
      confirmLabel={t.confirm}
      onConfirm={reset}
      onClose={onClose}
      describeError={(error) => (isRefused(error, 'invalid_input') ? t.cannot : problemWords(error))}
    />
  )
}

function DisableDialog({ user, onClose }: OneUserProps) {
  const t = usePageTexts().users.disable
  const { actions } = useTexts().ui
  const settle = useSettled()
  const enable = useEnable()
  const name = userName(user)
  const disable = async () => {
    await askAsOperator(changeUser, { userId: user.id, status: 'disabled' })
    await settle(t.done(name), { label: actions.undo, onSelect: () => void enable(user) })
  }
  return (
    <QuestionDialog
      title={t.question(name)}
      effects={t.effects(name)}
      confirmLabel={t.confirm}
      onConfirm={disable}
      onClose={onClose}
    />
  )
}

function EndSessionsDialog({ user, onClose }: OneUserProps) {
  const t = usePageTexts().users.endSessions
  const settle = useSettled()
  const name = userName(user)
  const end = async () => {
    const { ended } = await askAsOperator(endUserSessions, { userId: user.id })
    await settle(t.done(ended))
  }
  return (
    <QuestionDialog
      title={user.isSelf ? t.questionOwn : t.question(name)}
      effects={user.isSelf ? t.effectsOwn : t.effects(name)}
      confirmLabel={t.confirm}
      onConfirm={end}
      onClose={onClose}
    />
  )
}
