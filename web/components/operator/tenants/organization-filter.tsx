import { listTenants } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Combobox } from '#web/ui/combobox/combobox.tsx'
import type { OptionSearch } from '#web/ui/combobox/combobox-option.ts'
import { changed, type TableView } from '#web/ui/table/table-view.ts'

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
        search={searchBySlug}
        onChange={(option) =>
          onViewChange(changed(view, { filters: { ...view.filters, organization: option ? [option.value] : [] } }))
        }
      />
    </div>
  )
}

const searchBySlug: OptionSearch = async (term, signal) => {
  const found = await askAsOperator(listTenants, { q: term || undefined, limit: 8, sort: 'name' }, { signal })
  return found.items.map(({ slug, name, logoUrl }) => ({
    value: slug,
    label: name,
    detail: slug,
    avatar: { kind: 'organization', imageUrl: logoUrl },
  }))
}
