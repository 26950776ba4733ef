import {
  type ColumnDef,
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useEffect, useMemo, useState } from 'react'
import type { TableColumn } from './table-column.ts'
import { changed, type TableView } from './table-view.ts'

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature })

export interface DataTableModel<Row extends object> {
  /** Under this name the choice of columns is remembered. */
  id: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  selectable: boolean
  view: TableView
  onViewChange: (view: TableView) => void
}

/** The table's model. The server searches, filters, sorts and pages; here are only what is shown and what is ticked. */
export function useDataTable<Row extends object>(model: DataTableModel<Row>) {
  const { id, columns, rows, view, onViewChange } = model
  const [columnVisibility, setColumnVisibility] = useState(() => rememberedColumns(id, columns))
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({})
  const question = JSON.stringify(view)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was ticked belongs to the rows one sees
  useEffect(() => setRowSelection({}), [question])
  useEffect(() => localStorage.setItem(storageKey(id), JSON.stringify(columnVisibility)), [id, columnVisibility])
  const definitions = useMemo(() => columns.map(definition), [columns])
  const data = useMemo(() => [...(rows ?? [])], [rows])
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: model.rowId,
    manualSorting: true,
    enableMultiSort: false,
    enableRowSelection: model.selectable,
    state: { columnVisibility, rowSelection, sorting: sorting(view.sort) },
    onColumnVisibilityChange: setColumnVisibility,
    onRowSelectionChange: setRowSelection,
    onSortingChange: (update) => {
      const next = typeof update === 'function' ? update(sorting(view.sort)) : update
      onViewChange(changed(view, { sort: next[0] && `${next[0].desc ? '-' : ''}${next[0].id}` }))
    },
  })
}

export type DataTableInstance<Row extends object> = ReturnType<typeof useDataTable<Row>>

function definition<Row extends object>(column: TableColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: (row) => row,
    header: column.header,
    cell: ({ row }) => column.cell(row.original),
    enableSorting: column.sortable ?? false,
    sortDescFirst: false,
  }
}

function sorting(sort: string | undefined): SortingState {
  return sort ? [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }] : []
}

function storageKey(id: string) {
  return `tenantry.columns.${id}`
}

function rememberedColumns<Row>(id: string, columns: readonly TableColumn<Row>[]): Record<string, boolean> {
  const shown = Object.fromEntries(columns.map((column) => [column.id, !column.hidden]))
  const remembered: unknown = JSON.parse(localStorage.getItem(storageKey(id)) ?? '{}')
  return typeof remembered === 'object' ? { ...shown, ...remembered } : shown
}
