// biome-ignore-all lint/a11y/noRedundantRoles: as cards the elements lose their native roles
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Checkbox } from '../controls/checkbox.tsx'
import type { TableToolbarProps } from './table-toolbar.tsx'

export function TableHead<Row extends object>({ table, columns, bulkActions, rowMenu }: TableToolbarProps<Row>) {
  const texts = useTexts().ui.table
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const all = table.getIsAllRowsSelected()
  return (
    <thead role="rowgroup" className="max-sm:sr-only">
      <tr role="row">
        {bulkActions && (
          <th role="columnheader" scope="col" className={clsx(headClasses, 'w-10 pr-0 text-left')}>
            <Checkbox
              aria-label={texts.selectAll}
              checked={all || (table.getIsSomeRowsSelected() && 'indeterminate')}
              onCheckedChange={() => table.toggleAllRowsSelected(!all)}
            />
          </th>
        )}
        {headers.map((header) => {
          const column = columns.find((one) => one.id === header.column.id)
          const sorted = header.column.getIsSorted()
          return (
            <th
              key={header.id}
              role="columnheader"
              scope="col"
              aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
              className={clsx(headClasses, column?.width, column?.align === 'end' ? 'text-right' : 'text-left')}
            >
              {header.column.getCanSort() ? (
                <SortButton
                  end={column?.align === 'end'}
                  label={column?.header ?? ''}
                  sorted={sorted}
                  onClick={() => header.column.toggleSorting()}
                />
              ) : (
                column?.header
              )}
            </th>
          )
        })}
        {rowMenu && (
          <th role="columnheader" scope="col" className={clsx(headClasses, 'w-12 sm:right-0')}>
            <span className="sr-only">{texts.actions}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

interface SortButtonProps {
  label: string
  sorted: false | 'asc' | 'desc'
  end: boolean
  onClick: () => void
}

function SortButton({ label, sorted, end, onClick }: SortButtonProps) {
  const Icon = sorted === 'desc' ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      onClick={onClick}
      className={clsx(
        'group -mx-1.5 inline-flex h-6 align-middle items-center gap-1 rounded-sm px-1.5 font-medium hover:text-ink',
        // The arrow's place must not push the label off its column's edge.
        end && 'flex-row-reverse',
      )}
    >
      <span className={clsx(sorted && 'text-ink')}>{label}</span>
      <Icon
        aria-hidden
        className={clsx('size-3.5', !sorted && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60')}
      />
    </button>
  )
}

const headClasses = clsx(
  'sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-4 font-medium text-muted text-sm',
  'first:rounded-tl-xl last:rounded-tr-xl',
)
