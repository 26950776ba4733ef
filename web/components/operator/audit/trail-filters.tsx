import { type ReactNode, useId } from 'react'
import { listUsers } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { searchTenants } from '#web/components/operator/tenants/search-tenants.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Combobox } from '#web/ui/combobox/combobox.tsx'
import type { ComboboxOption, OptionSearch } from '#web/ui/combobox/combobox-option.ts'
import { Input } from '#web/ui/controls/input.tsx'
import { Label } from '#web/ui/controls/label.tsx'
import { changed, type TableView } from '#web/ui/table/table-view.ts'
import type { TrailProps } from './event-table.tsx'

export interface TrailFiltersProps extends TrailProps {
  isWhole: boolean
  /** Of one person, in all organizations: only days are left to choose. */
  isOfPerson: boolean
}

/** Which organization, whose deeds, which days. The address names them by slug and e-mail, so it can be read. */
export function TrailFilters({ view, onViewChange, isWhole, isOfPerson }: TrailFiltersProps) {
  const t = usePageTexts().audit.filters
  const chosen = (name: string) => view.filters?.[name]?.[0]
  const set = (change: Record<string, string | undefined>) =>
    onViewChange(changed(view, { filters: merged(view, change) }))
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2 xl:grid-cols-[repeat(4,minmax(0,15rem))]">
      {isWhole && !isOfPerson && (
        <Labelled label={t.organization}>
          {(id) => (
            <Combobox
              id={id}
              label={t.organization}
              placeholder={t.anyOrganization}
              value={optionOf(chosen('organization'))}
              search={searchTenants}
              onChange={(option) => set({ organization: option?.value })}
            />
          )}
        </Labelled>
      )}
      {!isOfPerson && (
        <Labelled label={t.person}>
          {(id) => (
            <Combobox
              id={id}
              label={t.person}
              placeholder={t.anyPerson}
              value={optionOf(chosen('person'))}
              search={searchUsers}
              onChange={(option) => set({ person: option?.value })}
            />
          )}
        </Labelled>
      )}
      {(['from', 'to'] as const).map((end) => (
        <Labelled key={end} label={t[end]}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={chosen(end) ?? ''}
              onChange={(event) => set({ [end]: event.target.value || undefined, time: undefined })}
            />
          )}
        </Labelled>
      ))}
    </div>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0 space-y-1">
      <Label htmlFor={id} className="text-muted text-sm">
        {label}
      </Label>
      {children(id)}
    </div>
  )
}

function merged(view: TableView, change: Record<string, string | undefined>) {
  const next = Object.entries(change).map(([name, value]) => [name, value === undefined ? [] : [value]] as const)
  return { ...view.filters, ...Object.fromEntries(next) }
}

const optionOf = (value: string | undefined): ComboboxOption | null =>
  value === undefined ? null : { value, label: value }

const searchUsers: OptionSearch = async (term, signal) => {
  const found = await askAsOperator(listUsers, { q: term || undefined, limit: 8 }, { signal })
  return found.items.map(({ email, name }) => ({
    value: email,
    label: name || email,
    detail: name ? email : undefined,
    avatar: { kind: 'person' },
  }))
}
