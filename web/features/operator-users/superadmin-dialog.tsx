import { grantSuperadmin, type OperatedUser, revokeSuperadmin } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'

/** The widest right there is: asked for with the person's address typed, both ways. */
export function SuperadminDialog({ user, onClose }: { user: OperatedUser; onClose: () => void }) {
  const t = usePageTexts().users
  const words = user.isSuperAdmin ? t.revoke : t.grant
  const name = userName(user)
  const change = async () => {
    await askAsOperator(user.isSuperAdmin ? revokeSuperadmin : grantSuperadmin, {
      userId: user.id,
      // The dialog has let through nothing else.
      confirmEmail: user.email,
    })
    return words.done(name)
  }
  const describe = (error: unknown) => (isRefused(error, 'invalid_input') ? t.cannotSignIn : problemWords(error))
  return (
    <QuestionDialog
      words={words}
      name={name}
      typed={user.email}
      act={change}
      onClose={onClose}
      describeError={describe}
    />
  )
}
