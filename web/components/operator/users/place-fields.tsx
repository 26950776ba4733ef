import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useFormContext } from 'react-hook-form'
import { z } from 'zod'
import { searchRoles } from '#web/components/operator/members/role-options.ts'
import { searchActiveTenants } from '#web/components/operator/tenants/tenant-options.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import type { ComboboxOption } from '#web/ui/combobox/combobox-option.ts'
import { ComboboxField, MultiComboboxField } from '#web/ui/form/combobox-field.tsx'

const option = z.object({ value: z.string(), label: z.string() })

/** Where somebody is to belong, and as what. */
export const placeShape = ({ invite: t }: PageTexts['users']) => ({
  tenant: option
    .nullable()
    .transform((chosen) => chosen?.value ?? '')
    .pipe(z.string().min(1, t.chooseOrganization)),
  roles: z
    .array(option)
    .min(1, t.chooseRole)
    .transform((chosen) => chosen.map(({ value }) => value)),
})

export const blankPlace = { tenant: null, roles: [] }

/** The roles offered are those of the organization chosen above; of another one they mean nothing. */
export function PlaceFields() {
  const t = usePageTexts().users.invite
  const client = useQueryClient()
  const form = useFormContext<{ tenant: ComboboxOption | null; roles: ComboboxOption[] }>()
  const tenantId = form.watch('tenant')?.value
  const rolesOf = useRef(tenantId)
  useEffect(() => {
    if (rolesOf.current === tenantId) return
    rolesOf.current = tenantId
    if (form.getValues('roles').length > 0) form.setValue('roles', [])
  }, [form, tenantId])
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <ComboboxField
        name="tenant"
        label={t.organization}
        placeholder={t.organizationPlaceholder}
        search={searchActiveTenants}
      />
      <MultiComboboxField
        name="roles"
        label={t.roles}
        help={tenantId ? undefined : t.rolesFirst}
        placeholder={t.rolesPlaceholder}
        search={tenantId ? searchRoles(client, tenantId) : async () => []}
      />
    </div>
  )
}
