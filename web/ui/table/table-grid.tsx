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
    <div className="sm:relative sm:max-h-[max(22rem,calc(100dvh-15.5rem))] sm:overflow-auto sm:rounded-xl">
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
              columns={table.getVisibleLeafColumns().length}
              ticks={Boolean(props.bulkActions)}
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

const widths = ['w-32', 'w-16', 'w-12', 'w-20']

interface SkeletonRowsProps {
  columns: number
  ticks: boolean
  menu: boolean
}

function SkeletonRows({ columns, ticks, menu }: SkeletonRowsProps) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
      key={row}
      role="row"
      aria-hidden
      className="max-sm:block max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-2"
    >
      {ticks && (
        <td role="cell" className={clsx(skeletonClasses, 'w-10 pr-0 max-sm:hidden')}>
          <Skeleton className="size-4" />
        </td>
      )}
      {Array.from({ length: columns }, (_, column) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          key={column}
          role="cell"
          className={clsx(skeletonClasses, 'max-sm:nth-[n+4]:hidden')}
        >
          <Skeleton className={clsx('h-3.5 max-w-full', widths[(row + column) % widths.length])} />
        </td>
      ))}
      {menu && <td role="cell" className={clsx(skeletonClasses, 'w-12 max-sm:hidden')} />}
    </tr>
  ))
}

const skeletonClasses = 'h-12 border-line px-4 max-sm:block max-sm:h-7 sm:border-b'
