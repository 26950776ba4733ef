import { Columns3 } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { SearchInput } from '../controls/search-input.tsx'
import { DropdownMenu } from '../overlay/dropdown-menu.tsx'
import type { DataTableProps } from './data-table.tsx'
import { TableFilterChip } from './table-filter-chip.tsx'
import { changed } from './table-view.ts'
import type { DataTableInstance } from './use-data-table.ts'

export type TableToolbarProps<Row extends object> = DataTableProps<Row> & { table: DataTableInstance<Row> }

export function TableToolbar<Row extends object>(props: TableToolbarProps<Row>) {
  const { view, onViewChange, searchLabel, filters = [], toolbar, table } = props
  const texts = useTexts().ui.table
  const active = filters.filter((filter) => (view.filters?.[filter.id] ?? []).length > 0)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {searchLabel && (
        <div className="w-full sm:w-64">
          <SearchInput
            label={searchLabel}
            value={view.q ?? ''}
            onChange={(q) => onViewChange(changed(view, { q: q || undefined }))}
          />
        </div>
      )}
      {filters.map((filter) => (
        <TableFilterChip key={filter.id} filter={filter} view={view} onViewChange={onViewChange} />
      ))}
      {active.length > 1 && (
        <Button variant="ghost" size="sm" onClick={() => onViewChange(changed(view, { filters: undefined }))}>
          {texts.clearFilters}
        </Button>
      )}
      <div className="ml-auto flex items-center gap-2">
        {toolbar}
        <ColumnsMenu table={table} />
      </div>
    </div>
  )
}

function ColumnsMenu<Row extends object>({ table }: { table: DataTableInstance<Row> }) {
  const texts = useTexts().ui.table
  // The first column names the row and always stays.
  const columns = table.getAllLeafColumns().slice(1)
  const items = columns.map((column) => ({
    label: String(column.columnDef.header),
    checked: column.getIsVisible(),
    keepOpen: true,
    onSelect: () => column.toggleVisibility(),
  }))
  const trigger = (
    <Button variant="ghost" size="icon" aria-label={texts.columns} title={texts.columns} className="max-sm:hidden">
      <Columns3 aria-hidden />
    </Button>
  )
  return <DropdownMenu trigger={trigger} sections={[{ label: texts.columns, items }]} />
}
