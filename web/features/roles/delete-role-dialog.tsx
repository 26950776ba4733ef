import { useMemo } from 'react'
import { z } from 'zod'
import type { ListedRole } from '#contract/roles.ts'
import { refusalWords } from '#web/components/access/refusal-words.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { ComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { referenceWords } from './reference-words.ts'
import { heirsOf } from './role-tree.ts'
import { useRoleChanges } from './use-role-changes.ts'

export interface DeleteRoleDialogProps {
  tenant: string
  role: ListedRole
  roles: readonly ListedRole[]
  onClose: () => void
  onDeleted: () => void
}

/** Asks whether to delete; where the role is in use, says by what and offers another in its place. */
export function DeleteRoleDialog(props: DeleteRoleDialogProps) {
  const { tenant, role, onClose, onDeleted } = props
  const texts = useAccessTexts().roles
  const { remove } = useRoleChanges(tenant)
  if (Object.values(role.references).some((count) => count > 0)) return <MoveFirst {...props} />
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={texts.deleteTitle(role.name)}
      effects={texts.deleteEffects}
      confirmLabel={texts.delete}
      danger
      describeError={refusalWords}
      onConfirm={async () => {
        await remove(role)
        onDeleted()
      }}
    />
  )
}

function MoveFirst({ tenant, role, roles, onClose, onDeleted }: DeleteRoleDialogProps) {
  const texts = useAccessTexts().roles
  const { remove } = useRoleChanges(tenant)
  const shape = useMemo(
    () => z.object({ to: z.object({ value: z.string(), label: z.string() }, texts.moveToMissing) }),
    [texts],
  )
  const form = useShapeForm({ shape, initial: {} })
  const heirs = heirsOf(roles, role.id)
  const fits = ({ kind }: ListedRole) => kind === 'team' || kind === role.kind
  const targets = roles.filter((each) => each.isGivable && fits(each) && !heirs.has(each.id))
  const submit = async ({ to }: z.output<typeof shape>) => {
    await remove(role, to.value)
    onClose()
    onDeleted()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={texts.deleteTitle(role.name)}>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={texts.moveAndDelete}
        variant="danger"
        onCancel={onClose}
        guard={false}
      >
        <Notice tone="warning" title={texts.inUse(referenceWords(role.references, texts).join(', '))}>
          {texts.inUseBody}
        </Notice>
        <ComboboxField
          name="to"
          label={texts.moveTo}
          placeholder={texts.moveTo}
          search={searchOptions(
            targets.map(({ id, name, rank }) => ({ value: id, label: name, detail: texts.rank(String(rank)) })),
          )}
        />
      </Form>
    </Dialog>
  )
}
