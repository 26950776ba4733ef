// biome-ignore-all lint/a11y/noRedundantRoles: as cards the elements lose their native roles
import { useRouter } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Ellipsis } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { Checkbox } from '../controls/checkbox.tsx'
import { Link } from '../link.tsx'
import { DropdownMenu } from '../overlay/dropdown-menu.tsx'
import type { TableColumn } from './table-column.ts'
import type { TableToolbarProps } from './table-toolbar.tsx'
import type { DataTableInstance } from './use-data-table.ts'

type Model<Row extends object> = ReturnType<DataTableInstance<Row>['getRowModel']>['rows'][number]
type TableRowProps<Row extends object> = TableToolbarProps<Row> & { row: Model<Row> }

export function TableRow<Row extends object>({ row, ...props }: TableRowProps<Row>) {
  const { columns, bulkActions, rowMenu, rowName } = props
  const texts = useTexts().ui.table
  const { open, openHref } = useOpening(props, row.original)
  const selected = row.getIsSelected()
  return (
    // By keyboard the row opens through the link in its first cell.
    <tr
      role="row"
      aria-selected={bulkActions ? selected : undefined}
      onClick={open}
      className={clsx(rowClasses, open && 'cursor-pointer sm:hover:bg-subtle', selected && 'bg-accent-soft!')}
    >
      {bulkActions && (
        <td
          role="cell"
          className={clsx(cellClasses, 'w-10 pr-0 max-sm:absolute max-sm:top-3 max-sm:right-3 max-sm:w-auto')}
        >
          <Checkbox
            aria-label={texts.selectRow(rowName(row.original))}
            checked={selected}
            onCheckedChange={() => row.toggleSelected(!selected)}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell, index) => {
        const column = columns.find((one) => one.id === cell.column.id)
        if (!column) return null
        const content = column.cell(row.original)
        return (
          <Cell key={cell.id} column={column} first={index === 0}>
            {index === 0 ? (
              <Opener href={openHref} open={props.onOpenRow && (() => props.onOpenRow?.(row.original))}>
                {content}
              </Opener>
            ) : (
              content
            )}
          </Cell>
        )
      })}
      {rowMenu && (
        <td
          role="cell"
          className={clsx(
            cellClasses,
            'w-12 py-0 text-right max-sm:absolute max-sm:top-2 max-sm:w-auto',
            // In sight also where the columns are wider than the list.
            'sm:sticky sm:right-0 sm:bg-surface group-aria-selected:bg-accent-soft!',
            open && 'sm:group-hover:bg-subtle',
            bulkActions ? 'max-sm:right-9' : 'max-sm:right-2',
          )}
        >
          <RowMenu name={rowName(row.original)} sections={rowMenu(row.original)} />
        </td>
      )}
    </tr>
  )
}

function Cell<Row>({ column, first, children }: { column: TableColumn<Row>; first: boolean; children: ReactNode }) {
  return (
    <td
      role="cell"
      className={clsx(
        cellClasses,
        column.align === 'end' && 'sm:text-right sm:tabular-nums',
        column.wideOnly && 'max-sm:hidden',
        first ? 'max-sm:pr-16 max-sm:pb-1.5 sm:max-w-96' : 'text-muted max-sm:flex max-sm:justify-between max-sm:gap-4',
      )}
    >
      {!first && (
        <span aria-hidden className="shrink-0 text-faint text-sm sm:hidden">
          {column.header}
        </span>
      )}
      {first ? children : <span className="min-w-0 max-sm:text-right">{children}</span>}
    </td>
  )
}

/** The way into the row for keyboard and screen reader; for the mouse the whole row is one. */
function Opener({
  href,
  open,
  children,
}: {
  href: string | undefined
  open: (() => void) | undefined
  children: ReactNode
}) {
  const classes = clsx('block w-full rounded-sm text-left', nameClasses)
  if (href)
    return (
      <Link href={href} className={classes}>
        {children}
      </Link>
    )
  if (open)
    return (
      <button type="button" className={classes} onClick={open}>
        {children}
      </button>
    )
  return <div className={nameClasses}>{children}</div>
}

function RowMenu({ name, sections }: { name: string; sections: Parameters<typeof DropdownMenu>[0]['sections'] }) {
  const texts = useTexts().ui.table
  if (sections.every((section) => section.items.length === 0)) return null
  const trigger = (
    <Button variant="ghost" size="icon-sm" aria-label={texts.rowMenu(name)}>
      <Ellipsis aria-hidden />
    </Button>
  )
  return <DropdownMenu trigger={trigger} sections={sections} />
}

function useOpening<Row extends object>({ rowHref, onOpenRow }: Omit<TableRowProps<Row>, 'row'>, row: Row) {
  const router = useRouter()
  const openHref = rowHref?.(row)
  if (!openHref && !onOpenRow) return { openHref, open: undefined }
  const open = (event: MouseEvent<HTMLElement>) => {
    const own = event.target instanceof Element && event.target.closest('a, button, input, label, [role=menu]')
    // Portals bubble here too: what is not within the row is not a click on it.
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (own || !inside || getSelection()?.toString()) return
    if (!openHref) onOpenRow?.(row)
    else if (event.metaKey || event.ctrlKey) window.open(openHref, '_blank', 'noopener')
    else router.history.push(openHref)
  }
  return { openHref, open }
}

/** What takes its whole width where there is room gives way first where there is none: a long name is cut, no other column. */
const nameClasses = 'font-medium text-ink sm:grid sm:grid-cols-[minmax(9rem,max-content)]'

const rowClasses = clsx(
  'group transition-colors max-sm:relative max-sm:block max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-3 max-sm:shadow-low',
  'sm:last:[&>td]:border-b-0 sm:last:[&>td:first-child]:rounded-bl-xl sm:last:[&>td:last-child]:rounded-br-xl',
)

const cellClasses = clsx(
  'h-12 border-line px-4 py-1.5 max-sm:block max-sm:h-auto max-sm:px-0 max-sm:py-1 sm:border-b',
  '[&_time]:whitespace-nowrap',
)
