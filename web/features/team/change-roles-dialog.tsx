import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { ListedRole } from '#contract/roles.ts'
import type { RoleBadge } from '#contract/shapes.ts'
import type { MemberDetail, TeamMember } from '#contract/team.ts'
import { memberQuery } from '#web/api/members.ts'
import { rolesQuery } from '#web/api/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { nameOf } from './member-name.ts'
import { roleOption, someRoles } from './role-options.ts'
import { refusalText, useMemberChanges } from './use-member-changes.ts'

export interface ChangeRolesDialogProps {
  tenant: string
  member: TeamMember
  onClose: () => void
}

export function ChangeRolesDialog({ tenant, member, onClose }: ChangeRolesDialogProps) {
  const { team } = useTenantTexts()
  const roles = useQuery(rolesQuery(tenant))
  const detail = useQuery(memberQuery(tenant, member.id))
  const failed = roles.error ?? detail.error
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={team.changeTitle(nameOf(member))}>
      {failed ? (
        <Notice tone="danger">{refusalText(failed)}</Notice>
      ) : roles.data && detail.data ? (
        <RolesForm tenant={tenant} member={detail.data} roles={roles.data.items} onClose={onClose} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </Dialog>
  )
}

interface RolesFormProps extends Omit<ChangeRolesDialogProps, 'member'> {
  member: MemberDetail
  roles: readonly ListedRole[]
}

/** What groups give is not chosen here. */
function RolesForm({ tenant, member, roles, onClose }: RolesFormProps) {
  const { team } = useTenantTexts()
  const { invite } = usePeopleTexts()
  const { changeRoles } = useMemberChanges(tenant)
  const optionOf = (role: RoleBadge) => roleOption(role, invite.rank)
  const held = member.grants.filter(({ group }) => !group).map(({ role }) => optionOf(role))
  const form = useShapeForm({ shape: z.object({ roles: someRoles(invite.rolesMissing) }), initial: { roles: held } })
  const submit = async (values: { roles: { value: string }[] }) => {
    await changeRoles(
      member,
      values.roles.map(({ value }) => value),
    )
    onClose()
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={team.changeSubmit} onCancel={onClose} guard={false}>
      <MultiComboboxField
        name="roles"
        label={team.columns.roles}
        help={invite.rolesHelp}
        placeholder={invite.rolesPlaceholder}
        search={searchOptions(roles.filter((role) => role.isGivable).map(optionOf))}
      />
    </Form>
  )
}
