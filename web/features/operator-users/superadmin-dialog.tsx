import { useQueryClient } from '@tanstack/react-query'
import { grantSuperadmin, type OperatedUser, revokeSuperadmin } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

/** The widest right there is: asked for with the person's address typed, both ways. */
export function SuperadminDialog({ user, onClose }: { user: OperatedUser; onClose: () => void }) {
  const t = usePageTexts().users
  const client = useQueryClient()
  const words = user.isSuperAdmin ? t.revoke : t.grant
  const name = userName(user)
  const change = async () => {
    await askAsOperator(user.isSuperAdmin ? revokeSuperadmin : grantSuperadmin, {
      userId: user.id,
      // The dialog has let through nothing else.
      confirmEmail: user.email,
    })
    toast({ tone: 'success', text: words.done(name) })
    await client.invalidateQueries({ queryKey: ['operator', 'users'] })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.question(name)}
      effects={words.effects(name)}
      typed={user.email}
      confirmLabel={words.confirm}
      danger
      onConfirm={change}
      describeError={(error) => (isRefused(error, 'invalid_input') ? t.cannotSignIn : problemWords(error))}
    />
  )
}
