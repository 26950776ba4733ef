import { lazy, Suspense } from 'react'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { nameOf } from './member-name.ts'
import type { Asked } from './use-member-actions.tsx'
import { refusalText, useMemberChanges } from './use-member-changes.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('#web/ui/overlay/confirm-dialog.tsx')).ConfirmDialog,
}))
const ResendDialog = lazy(async () => ({ default: (await import('./resend-dialog.tsx')).ResendDialog }))
const ChangeRolesDialog = lazy(async () => ({ default: (await import('./change-roles-dialog.tsx')).ChangeRolesDialog }))

export interface MemberDialogsProps {
  tenant: string
  asked: Asked | undefined
  onClose: () => void
}

export function MemberDialogs({ tenant, asked, onClose }: MemberDialogsProps) {
  if (!asked) return null
  const { question, member } = asked
  return (
    <Suspense>
      {question === 'resend' && <ResendDialog tenant={tenant} member={member} onClose={onClose} />}
      {question === 'change' && <ChangeRolesDialog tenant={tenant} member={member} onClose={onClose} />}
      <Confirmation tenant={tenant} asked={asked} onClose={onClose} />
    </Suspense>
  )
}

/** The questions that only want a yes. */
function Confirmation({ tenant, asked: { question, member }, onClose }: MemberDialogsProps & { asked: Asked }) {
  const texts = useTenantTexts().team
  const { suspend, remove, revoke } = useMemberChanges(tenant)
  const name = nameOf(member)
  const questions = {
    suspend: {
      title: texts.suspendTitle(name),
      effects: texts.suspendEffects(name),
      confirmLabel: texts.suspend,
      onConfirm: () => suspend(member),
    },
    remove: {
      title: texts.removeTitle(name),
      effects: texts.removeEffects(name),
      confirmLabel: texts.remove,
      onConfirm: () => remove(member),
    },
    revoke: {
      title: texts.revokeTitle(member.email),
      effects: texts.revokeEffects,
      confirmLabel: texts.revoke,
      onConfirm: () => revoke(member),
    },
  }
  if (!(question in questions)) return null
  const asked = questions[question as keyof typeof questions]
  return (
    <ConfirmDialog open onOpenChange={(open) => !open && onClose()} danger describeError={refusalText} {...asked} />
  )
}
