import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { rolesQuery } from '#web/api/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { roleOption, someRoles } from './role-options.ts'

export interface BulkRolesProps {
  tenant: string
  onChosen: (roleIds: string[]) => void
  onCancel: () => void
}

/** Which roles they are to hold. */
export function BulkRoles({ tenant, onChosen, onCancel }: BulkRolesProps) {
  const { bulk, invite } = usePeopleTexts()
  const { columns } = useTenantTexts().team
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const form = useShapeForm({ shape: z.object({ roles: someRoles(invite.rolesMissing) }), initial: { roles: [] } })
  return (
    <Form
      form={form}
      onSubmit={(values) => onChosen(values.roles.map(({ value }) => value))}
      submitLabel={bulk.preview}
      onCancel={onCancel}
      guard={false}
    >
      <MultiComboboxField
        name="roles"
        label={columns.roles}
        help={invite.rolesHelp}
        placeholder={invite.rolesPlaceholder}
        search={searchOptions(roles.filter((role) => role.isGivable).map((role) => roleOption(role, invite.rank)))}
      />
    </Form>
  )
}
