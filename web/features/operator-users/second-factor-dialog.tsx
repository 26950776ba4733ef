import { type OperatedUser, removeUserSecondFactor } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'

/** For somebody who has lost it. Whoever asks for this by mail may be somebody else: hence the address to type. */
export function SecondFactorDialog({ user, onClose }: { user: OperatedUser; onClose: () => void }) {
  const t = usePageTexts().users.factor
  const name = userName(user)
  const remove = async () => {
    // The dialog has let through nothing else.
    await askAsOperator(removeUserSecondFactor, { userId: user.id, confirmEmail: user.email })
    return t.done(name)
  }
  return (
    <QuestionDialog words={t} name={name} typed={user.email} act={remove} onClose={onClose}>
      {t.body}
    </QuestionDialog>
  )
}
