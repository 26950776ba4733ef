import { useQueryClient } from '@tanstack/react-query'
import { type OperatedUser, removeUserSecondFactor } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

/** For somebody who has lost it. Whoever asks for this by mail may be somebody else: hence the address to type. */
export function SecondFactorDialog({ user, onClose }: { user: OperatedUser; onClose: () => void }) {
  const t = usePageTexts().users.factor
  const client = useQueryClient()
  const name = userName(user)
  const remove = async () => {
    // The dialog has let through nothing else.
    await askAsOperator(removeUserSecondFactor, { userId: user.id, confirmEmail: user.email })
    toast({ tone: 'success', text: t.done(name) })
    await client.invalidateQueries({ queryKey: ['operator', 'users'] })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.question(name)}
      effects={t.effects(name)}
      typed={user.email}
      confirmLabel={t.confirm}
      danger
      onConfirm={remove}
      describeError={problemWords}
    >
      {t.body}
    </ConfirmDialog>
  )
}
