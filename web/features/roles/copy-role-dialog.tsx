import { z } from 'zod'
import type { ListedRole } from '#contract/roles.ts'
import { newRole } from '#contract/roles.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { useRoleChanges } from './use-role-changes.ts'

export interface CopyRoleDialogProps {
  tenant: string
  role: Pick<ListedRole, 'id' | 'name'>
  onClose: () => void
  onCopied: (id: string) => void
}

const shape = z.object({ name: newRole.shape.name })

export function CopyRoleDialog({ tenant, role, onClose, onCopied }: CopyRoleDialogProps) {
  const texts = useAccessTexts().roles
  const { copy } = useRoleChanges(tenant)
  const form = useShapeForm({ shape, initial: { name: texts.copyName(role.name) } })
  const submit = async ({ name }: z.output<typeof shape>) => {
    const { id } = await copy(role.id, name)
    onClose()
    onCopied(id)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={texts.copyTitle(role.name)}
      description={texts.copyBody}
    >
      <Form form={form} onSubmit={submit} submitLabel={texts.copySubmit} onCancel={onClose} guard={false}>
        <TextField name="name" label={texts.editor.name} autoComplete="off" />
      </Form>
    </Dialog>
  )
}
