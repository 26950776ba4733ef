import { useQueryClient } from '@tanstack/react-query'
import { inTenant } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import type { NamedInvitation } from './new-link-dialog.tsx'

export function RevokeDialog({ invitation, onClose }: { invitation: NamedInvitation; onClose: () => void }) {
  const t = usePageTexts().members.invitations.revoke
  const client = useQueryClient()
  const { tenantId, id, email } = invitation
  const revoke = async () => {
    await askAsOperator(inTenant.revokeInvitation, { tenantId, id })
    toast({ tone: 'success', text: t.done(email) })
    await client.invalidateQueries({ queryKey: ['operator'] })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.question(email)}
      effects={t.effects}
      confirmLabel={t.confirm}
      danger
      onConfirm={revoke}
      describeError={problemWords}
    />
  )
}
