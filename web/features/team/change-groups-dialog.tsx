import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { MemberDetail } from '#contract/team.ts'
import { groupChoicesQuery } from '#web/api/members.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { nameOf } from './member-name.ts'
import { someGroups } from './role-options.ts'
import { useMemberChanges } from './use-member-changes.ts'

export interface ChangeGroupsDialogProps {
  tenant: string
  member: MemberDetail
  onClose: () => void
}

const choice = z.object({ groups: someGroups })

export function ChangeGroupsDialog({ tenant, member, onClose }: ChangeGroupsDialogProps) {
  const texts = usePeopleTexts().member
  const groups = useQuery(groupChoicesQuery(tenant)).data ?? []
  const { changeGroups } = useMemberChanges(tenant)
  const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const form = useShapeForm({ shape: choice, initial: { groups: member.groups.map(optionOf) } })
  const submit = async (values: z.output<typeof choice>) => {
    const ids = values.groups.map(({ value }) => value)
    await changeGroups(member, ids, texts.groupsSaved(nameOf(member)))
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={texts.groupsTitle(nameOf(member))}>
      <Form form={form} onSubmit={submit} submitLabel={texts.saveGroups} onCancel={onClose} guard={false}>
        <MultiComboboxField
          name="groups"
          label={texts.groups}
          help={texts.groupsHelp}
          placeholder={texts.groupsPlaceholder}
          search={searchOptions(groups.filter((group) => group.isGivable).map(optionOf))}
        />
      </Form>
    </Dialog>
  )
}
