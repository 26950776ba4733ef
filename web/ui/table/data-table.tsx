import type { ReactNode } from 'react'
import type { MenuSection } from '../overlay/dropdown-menu.tsx'
import { FailedState } from '../states/failed-state.tsx'
import { NothingMatches } from '../states/nothing-matches.tsx'
import { RefusedState } from '../states/refused-state.tsx'
import { TableBulkBar } from './table-bulk-bar.tsx'
import type { TableColumn, TableFilter } from './table-column.ts'
import { TableGrid } from './table-grid.tsx'
import { TablePager } from './table-pager.tsx'
import { TableToolbar } from './table-toolbar.tsx'
import { changed, isNarrowed, type TableView } from './table-view.ts'
import { useDataTable } from './use-data-table.ts'

export interface DataTableProps<Row extends object> {
  /** Unique among tables; the choice of columns is remembered under it. */
  id: string
  /** What the list holds, for those who don't see it: "Organizations". */
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  /** The row's name as it is spoken, e.g. for "Select Acme". */
  rowName: (row: Row) => string
  status: 'loading' | 'ready' | 'refused' | 'failed'
  /** New rows are on their way while the old ones stay. */
  fetching?: boolean | undefined
  onRetry?: (() => void) | undefined
  view: TableView
  onViewChange: (view: TableView) => void
  /** Given, there is a search box with this label. */
  searchLabel?: string | undefined
  filters?: readonly TableFilter[] | undefined
  /** The whole row opens this address, or does this. */
  rowHref?: ((row: Row) => string | undefined) | undefined
  onOpenRow?: ((row: Row) => void) | undefined
  rowMenu?: ((row: Row) => readonly MenuSection[]) | undefined
  /** Given, rows can be ticked; it renders the buttons of the bar. */
  bulkActions?: ((rows: readonly Row[], clear: () => void) => ReactNode) | undefined
  nextCursor?: string | null | undefined
  total?: number | undefined
  /** Adds to the list instead of turning the page. */
  onLoadMore?: (() => void) | undefined
  /** Says what the thing is and offers the first action. */
  empty: ReactNode
  /** Stands at the right of search and filters. */
  toolbar?: ReactNode | undefined
}

/** The one list of all pages. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { id, columns, rows, rowId, view, onViewChange, status, bulkActions } = props
  const table = useDataTable<Row>({ id, columns, rows, rowId, selectable: Boolean(bulkActions), view, onViewChange })
  const selected = table.getSelectedRowModel().rows.map((row) => row.original)
  const narrowed = isNarrowed(view)
  const bare = status === 'ready' && rows?.length === 0
  // Search and filters over a list that never held anything are only in the way.
  const toolbarShown = status !== 'refused' && !(bare && !narrowed && !view.cursor)
  return (
    <div className="space-y-3">
      {toolbarShown && <TableToolbar {...props} table={table} />}
      {bulkActions && selected.length > 0 && (
        <TableBulkBar count={selected.length} onClear={() => table.resetRowSelection(true)}>
          {bulkActions(selected, () => table.resetRowSelection(true))}
        </TableBulkBar>
      )}
      <div
        className="rounded-xl border border-line bg-surface shadow-low max-sm:data-[rows=true]:border-0 max-sm:data-[rows=true]:bg-transparent max-sm:data-[rows=true]:shadow-none"
        data-rows={status === 'loading' || (status === 'ready' && !bare)}
      >
        {status === 'refused' && <RefusedState />}
        {status === 'failed' && <FailedState onRetry={props.onRetry} retrying={props.fetching} />}
        {bare && !narrowed && props.empty}
        {bare && narrowed && (
          <NothingMatches onClear={() => onViewChange(changed(view, { q: undefined, filters: undefined }))} />
        )}
        {(status === 'loading' || (status === 'ready' && !bare)) && <TableGrid {...props} table={table} />}
      </div>
      {status === 'ready' && !(bare && !view.cursor) && <TablePager {...props} />}
    </div>
  )
}
