import { lazy } from 'react'
import { inTenant } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { QuestionDialog } from '#web/components/operator/question-dialog.tsx'
import { useSettled } from '#web/components/operator/use-settled.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useTexts } from '#web/texts/texts.ts'
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
  const { actions } = useTexts().ui
  const settle = useSettled()
  const restore = useRestore()
  const name = userName(member)
  const suspend = async () => {
    await askAsOperator(inTenant.changeMember, { tenantId, id: member.id, status: 'suspended' })
    await settle(t.done(name), { label: actions.undo, onSelect: () => void restore(tenantId, member) })
  }
  return (
    <QuestionDialog
      title={t.question(name)}
      effects={t.effects(name)}
      confirmLabel={t.confirm}
      onConfirm={suspend}
      onClose={onClose}
    />
  )
}

function RemoveDialog({ chosen: { tenantId, member }, onClose }: MemberDialogsProps) {
  const t = usePageTexts().members.remove
  const settle = useSettled()
  const name = userName(member)
  const remove = async () => {
    await askAsOperator(inTenant.removeMember, { tenantId, id: member.id })
    await settle(t.done(name))
  }
  return (
    <QuestionDialog
      title={t.question(name)}
      effects={t.effects(name)}
      confirmLabel={t.confirm}
      onConfirm={remove}
      onClose={onClose}
    />
  )
}
