import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { TeamMember } from '#contract/team.ts'
import { rolesQuery } from '#web/api/team.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { nameOf } from './member-name.ts'
import { useMemberChanges } from './use-member-changes.ts'

export interface ChangeRolesDialogProps {
  tenant: string
  member: TeamMember
  onClose: () => void
}

const choice = z.object({
  roles: z
    .array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }))
    .min(1)
    .max(10),
})

export function ChangeRolesDialog({ tenant, member, onClose }: ChangeRolesDialogProps) {
  const { team, invitations } = useTenantTexts()
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const { changeRoles } = useMemberChanges(tenant)
  const optionOf = ({ id, name, rank }: { id: string; name: string; rank: number }) => ({
    value: id,
    label: name,
    detail: invitations.invite.rank(rank),
  })
  const form = useShapeForm({ shape: choice, initial: { roles: member.roles.map(optionOf) } })
  const submit = async (values: z.output<typeof choice>) => {
    await changeRoles(
      member,
      values.roles.map(({ value }) => value),
    )
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={team.changeTitle(nameOf(member))}>
      <Form form={form} onSubmit={submit} submitLabel={team.changeSubmit} onCancel={onClose} guard={false}>
        <MultiComboboxField
          name="roles"
          label={team.columns.roles}
          help={invitations.invite.rolesHelp}
          placeholder={invitations.invite.rolesPlaceholder}
          search={searchOptions(roles.filter((role) => role.isGivable).map(optionOf))}
        />
      </Form>
    </Dialog>
  )
}
