import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Combobox } from '#web/ui/combobox/combobox.tsx'
import { changed, type TableView } from '#web/ui/table/table-view.ts'
import { searchTenants } from './search-tenants.ts'

export interface OrganizationFilterProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

export function OrganizationFilter({ view, onViewChange }: OrganizationFilterProps) {
  const t = usePageTexts().memberships
  const slug = view.filters?.organization?.[0]
  return (
    <div className="w-44 lg:w-52">
      <Combobox
        label={t.organization}
        placeholder={t.anyOrganization}
        value={slug === undefined ? null : { value: slug, label: slug }}
        search={searchTenants}
        onChange={(option) =>
          onViewChange(changed(view, { filters: { ...view.filters, organization: option ? [option.value] : [] } }))
        }
      />
    </div>
  )
}
