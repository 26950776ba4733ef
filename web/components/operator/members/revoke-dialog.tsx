import { inTenant } from '#contract/operator-in-tenant.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import type { NamedInvitation } from './new-link-dialog.tsx'

export function RevokeDialog({ invitation, onClose }: { invitation: NamedInvitation; onClose: () => void }) {
  const t = usePageTexts().members.invitations.revoke
  const { tenantId, id, email } = invitation
  const revoke = async () => {
    await askAsOperator(inTenant.revokeInvitation, { tenantId, id })
    return t.done(email)
  }
  return <QuestionDialog words={{ ...t, effects: () => t.effects }} name={email} act={revoke} onClose={onClose} />
}
