// biome-ignore-all lint/a11y/noRedundantRoles: as cards the elements lose their native roles
import { clsx } from 'clsx'
import { useTexts } from '#web/texts/texts.ts'
import { Skeleton } from '../display/skeleton.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import type { TableToolbarProps } from './table-toolbar.tsx'

/**
 * Rows in a grid; below 640 px the same elements stand as cards, so the explicit roles keep the table a table.
 * The list scrolls in its own box, so that header, search and paging stay in sight.
 */
export function TableGrid<Row extends object>(props: TableToolbarProps<Row>) {
  const { label, status, fetching, table } = props
  const texts = useTexts().ui.table
  const rows = table.getRowModel().rows
  return (
    <div className="sm:max-h-[max(22rem,calc(100dvh-15.5rem))] sm:overflow-auto sm:rounded-xl">
      <table
        role="table"
        aria-label={label}
        aria-busy={status === 'loading' || fetching}
        className={clsx(
          'w-full border-separate border-spacing-0 transition-opacity max-sm:block',
          fetching && status === 'ready' && 'opacity-60',
        )}
      >
        <TableHead {...props} />
        <tbody role="rowgroup" className="max-sm:block max-sm:space-y-2">
          {status === 'loading' ? (
            <SkeletonRows
              columns={table.getVisibleLeafColumns().length + (props.bulkActions ? 1 : 0)}
              menu={Boolean(props.rowMenu)}
            />
          ) : (
            rows.map((row) => <TableRow key={row.id} row={row} {...props} />)
          )}
        </tbody>
      </table>
      <span role="status" className="sr-only">
        {status === 'loading' ? texts.loading : texts.loaded(rows.length)}
      </span>
    </div>
  )
}

const widths = ['w-40', 'w-24', 'w-16', 'w-28']

function SkeletonRows({ columns, menu }: { columns: number; menu: boolean }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
      key={row}
      role="row"
      aria-hidden
      className="max-sm:block max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-2"
    >
      {Array.from({ length: columns + (menu ? 1 : 0) }, (_, column) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          key={column}
          role="cell"
          className="h-12 border-line px-4 max-sm:block max-sm:h-7 max-sm:nth-[n+4]:hidden sm:border-b"
        >
          <Skeleton className={clsx('h-3.5 max-w-full', widths[(row + column) % widths.length])} />
        </td>
      ))}
    </tr>
  ))
}
