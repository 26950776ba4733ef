import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { rolesQuery } from '#web/api/team.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import { optionOfRole } from './group-shape.ts'
import { resolvePeople, searchPeople } from './people-options.ts'

export function GroupFields({ tenant }: { tenant: string }) {
  const texts = useAccessTexts().groups
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const { kinds } = useTenantTexts().context
  const givable = roles
    .filter(({ isGivable }) => isGivable)
    .map((role) =>
      optionOfRole(role, (rank) =>
        role.kind === 'team' ? texts.rank(rank) : `${texts.rank(rank)} · ${kinds[role.kind]}`,
      ),
    )
  return (
    <>
      <TextField name="name" label={texts.name} autoComplete="off" />
      <TextareaField name="description" label={texts.descriptionLabel} optional rows={2} />
      <MultiComboboxField
        name="roles"
        label={texts.roles}
        help={texts.rolesHelp}
        placeholder={texts.rolesPlaceholder}
        optional
        search={searchOptions(givable)}
      />
    </>
  )
}

export function PeopleField({ tenant }: { tenant: string }) {
  const texts = useAccessTexts().groups
  const client = useQueryClient()
  const search = useMemo(() => searchPeople(client, tenant), [client, tenant])
  const resolve = useMemo(() => resolvePeople(client, tenant), [client, tenant])
  return (
    <MultiComboboxField
      name="people"
      label={texts.people}
      help={texts.peopleHelp}
      optional
      search={search}
      resolve={resolve}
    />
  )
}
