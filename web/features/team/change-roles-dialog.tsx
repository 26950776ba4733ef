import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { RoleBadge } from '#contract/shapes.ts'
import type { TeamMember } from '#contract/team.ts'
import { rolesQuery } from '#web/api/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { nameOf } from './member-name.ts'
import { roleOption, someRoles } from './role-options.ts'
import { useMemberChanges } from './use-member-changes.ts'

export interface ChangeRolesDialogProps {
  tenant: string
  member: TeamMember
  onClose: () => void
}

export function ChangeRolesDialog({ tenant, member, onClose }: ChangeRolesDialogProps) {
  const { team } = useTenantTexts()
  const { invite } = usePeopleTexts()
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const { changeRoles } = useMemberChanges(tenant)
  const optionOf = (role: RoleBadge) => roleOption(role, invite.rank)
  const choice = z.object({ roles: someRoles(invite.rolesMissing) })
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
          help={invite.rolesHelp}
          placeholder={invite.rolesPlaceholder}
          search={searchOptions(roles.filter((role) => role.isGivable).map(optionOf))}
        />
      </Form>
    </Dialog>
  )
}
