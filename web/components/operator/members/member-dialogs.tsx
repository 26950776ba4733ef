import { lazy } from 'react'
import { inTenant } from '#contract/operator-in-tenant.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { NewLinkDialog } from './new-link-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { type Chosen, useRestore } from './use-member-actions.tsx'

const ChangeRolesDialog = lazy(async () => ({ default: (await import('./change-roles-dialog.tsx')).ChangeRolesDialog }))

export interface MemberDialogsProps {
  chosen: Chosen
  onClose: () => void
}

export function MemberDialogs(props: MemberDialogsProps) {
  const { chosen, onClose } = props
  const { tenantId, member } = chosen
  const invitation = { tenantId, id: member.invitationId ?? '', email: member.email }
  switch (chosen.what) {
    case 'roles':
      return <ChangeRolesDialog tenantId={tenantId} member={member} onClose={onClose} />
    case 'resend':
      return <NewLinkDialog invitation={invitation} onClose={onClose} />
    case 'revoke':
      return <RevokeDialog invitation={invitation} onClose={onClose} />
    case 'suspend':
      return <SuspendDialog {...props} />
    case 'remove':
      return <RemoveDialog {...props} />
  }
}

function SuspendDialog({ chosen: { tenantId, member }, onClose }: MemberDialogsProps) {
  const t = usePageTexts().members.suspend
  const restore = useRestore()
  const name = userName(member)
  const suspend = async () => {
    await askAsOperator(inTenant.changeMember, { tenantId, id: member.id, status: 'suspended' })
    return t.done(name)
  }
  return (
    <QuestionDialog words={t} name={name} act={suspend} undo={() => void restore(tenantId, member)} onClose={onClose} />
  )
}

function RemoveDialog({ chosen: { tenantId, member }, onClose }: MemberDialogsProps) {
  const t = usePageTexts().members.remove
  const name = userName(member)
  const remove = async () => {
    await askAsOperator(inTenant.removeMember, { tenantId, id: member.id })
    return t.done(name)
  }
  return <QuestionDialog words={t} name={name} act={remove} onClose={onClose} />
}
