import type { ListedGroup } from '#contract/groups.ts'
import { refusalWords } from '#web/components/access/refusal-words.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { useGroupChanges } from './use-group-changes.ts'

export interface DeleteGroupDialogProps {
  tenant: string
  group: ListedGroup
  onClose: () => void
  onDeleted: () => void
}

export function DeleteGroupDialog({ tenant, group, onClose, onDeleted }: DeleteGroupDialogProps) {
  const texts = useAccessTexts().groups
  const { remove } = useGroupChanges(tenant)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={texts.deleteTitle(group.name)}
      effects={texts.deleteEffects(group.members, group.roles.map(({ name }) => name).join(', '))}
      confirmLabel={texts.deleteSubmit}
      danger
      describeError={refusalWords}
      onConfirm={async () => {
        await remove(group)
        onDeleted()
      }}
    />
  )
}
