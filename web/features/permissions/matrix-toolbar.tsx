import type { NamedCategory } from '#web/components/access/permission-names.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { SearchInput } from '#web/ui/controls/search-input.tsx'
import { Select } from '#web/ui/controls/select.tsx'
import { grantMark } from './grant-mark.tsx'
import type { MatrixSearch } from './matrix-model.ts'

export interface MatrixToolbarProps {
  catalogue: readonly NamedCategory[]
  search: MatrixSearch
  onSearchChange: (search: MatrixSearch) => void
  counts: { permissions: number; roles: number }
}

const all = 'all'

/** Search and filters, and what the marks mean. */
export function MatrixToolbar({ catalogue, search, onSearchChange, counts }: MatrixToolbarProps) {
  const texts = useAccessTexts().permissions
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="w-full sm:w-72">
        <SearchInput
          label={texts.search}
          value={search.q ?? ''}
          onChange={(q) => onSearchChange({ ...search, q: q || undefined })}
        />
      </div>
      <Select
        aria-label={texts.category}
        className="max-w-48 max-sm:flex-1"
        value={search.category ?? all}
        onChange={(value) => onSearchChange({ ...search, category: value === all ? undefined : value })}
        options={[
          { value: all, label: `${texts.category}: ${texts.all}` },
          ...catalogue.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label={texts.show}
        className="max-w-48 max-sm:flex-1"
        value={search.roles ?? all}
        onChange={(value) => onSearchChange({ ...search, roles: value === 'custom' ? value : undefined })}
        options={[
          { value: all, label: `${texts.show}: ${texts.all}` },
          { value: 'custom', label: `${texts.show}: ${texts.customOnly}` },
        ]}
      />
      <p role="status" className="text-muted text-sm">
        {texts.counts(counts.permissions, counts.roles)}
      </p>
      <Legend />
    </div>
  )
}

function Legend() {
  const { legend } = useAccessTexts().permissions
  const marks = ['own', 'inherited', 'none'] as const
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm sm:ml-auto">
      {marks.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          {grantMark(state, true)}
          {legend[state]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        {grantMark('own', false)}
        {legend.locked}
      </li>
    </ul>
  )
}
