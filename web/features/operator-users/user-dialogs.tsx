import { changeUser, endUserSessions, resetUserPassword } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
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
  const name = userName(user)
  const reset = async () => {
    await askAsOperator(resetUserPassword, { userId: user.id })
    return t.done(name)
  }
  const describe = (error: unknown) => (isRefused(error, 'invalid_input') ? t.cannot : problemWords(error))
  return <QuestionDialog words={t} name={name} act={reset} onClose={onClose} describeError={describe} />
}

function DisableDialog({ user, onClose }: OneUserProps) {
  const t = usePageTexts().users.disable
  const enable = useEnable()
  const name = userName(user)
  const disable = async () => {
    await askAsOperator(changeUser, { userId: user.id, status: 'disabled' })
    return t.done(name)
  }
  return <QuestionDialog words={t} name={name} act={disable} undo={() => void enable(user)} onClose={onClose} />
}

function EndSessionsDialog({ user, onClose }: OneUserProps) {
  const t = usePageTexts().users.endSessions
  const words = user.isSelf ? { ...t, question: () => t.questionOwn, effects: () => t.effectsOwn } : t
  const end = async () => {
    const { ended } = await askAsOperator(endUserSessions, { userId: user.id })
    return t.done(ended)
  }
  return <QuestionDialog words={words} name={userName(user)} act={end} onClose={onClose} />
}
