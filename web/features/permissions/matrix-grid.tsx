import { clsx } from 'clsx'
import { Lock } from 'lucide-react'
import { type MouseEvent, useMemo, useRef } from 'react'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { columnWidth, headHeight, leftOf, MatrixLine, rowHeight } from './matrix-line.tsx'
import type { MatrixColumn, MatrixRow } from './matrix-model.ts'
import { type GridPlace, useGridFocus } from './use-grid-focus.ts'
import { useVisibleRange } from './use-visible-range.ts'

export interface MatrixGridProps {
  rows: readonly MatrixRow[]
  columns: readonly MatrixColumn[]
  /** Whether this person could give the permission at all. */
  mayGive: (permission: string) => boolean
  onPress: (row: MatrixRow, column: MatrixColumn) => void
}

/**
 * Rows and columns out of sight are not in the page, so that a thousand permissions scroll as smoothly as ten; the counts
 * and places they have stand in the ARIA attributes. The cell with the focus is always there.
 */
export function MatrixGrid({ rows, columns, mayGive, onPress }: MatrixGridProps) {
  const texts = useAccessTexts().permissions
  const box = useRef<HTMLDivElement>(null)
  const range = useVisibleRange(box, { rowHeight, columnWidth })
  const press = ({ row, column }: GridPlace) => {
    const line = rows[row]
    const of = columns[column]
    if (line?.kind === 'permission' && of) onPress(line, of)
  }
  const size = { headHeight, rowHeight, columnWidth }
  const focus = useGridFocus({ box, rows, columnCount: columns.length, onPress: press, ...size })
  const { place } = focus
  const shownColumns = useMemo(
    () => inSight(columns, range.firstColumn, range.lastColumn, place.column),
    [columns, range.firstColumn, range.lastColumn, place.column],
  )
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[role=gridcell]')
    if (!cell) return
    const pressed = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) }
    focus.settle(pressed)
    press(pressed)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows and columns out of sight are not in the page, which a table cannot say
    <div
      ref={box}
      role="grid"
      aria-label={texts.grid}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      tabIndex={-1}
      onClick={onClick}
      onKeyDown={focus.onKeyDown}
      className="relative max-h-[max(20rem,calc(100dvh-17rem))] overflow-auto overscroll-contain rounded-xl border border-line bg-surface shadow-low outline-none [--first:10.5rem] sm:[--first:18rem]"
    >
      <div role="presentation" style={{ width: leftOf(columns.length), height: headHeight + rows.length * rowHeight }}>
        <Head columns={shownColumns} total={columns.length} />
        {inSight(rows, range.firstRow, range.lastRow, place.row).map(({ item, index }) => (
          <MatrixLine
            key={item.id}
            row={item}
            index={index}
            columns={shownColumns}
            total={columns.length}
            focused={index === place.row ? place.column : undefined}
            mayGive={item.kind === 'permission' && mayGive(item.permission.code)}
          />
        ))}
      </div>
    </div>
  )
}

export interface Placed<Item> {
  item: Item
  index: number
}

/** Those from first to last, and the one with the focus wherever it is. */
function inSight<Item>(items: readonly Item[], first: number, last: number, focused: number): Placed<Item>[] {
  const shown: Placed<Item>[] = items.slice(first, last).map((item, offset) => ({ item, index: first + offset }))
  const held = items[focused]
  if (held && (focused < first || focused >= last)) shown.push({ item: held, index: focused })
  return shown
}

function Head({ columns, total }: { columns: readonly Placed<MatrixColumn>[]; total: number }) {
  const texts = useAccessTexts()
  return (
    // biome-ignore lint/a11y: the grid is made of roles
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-line-strong border-b bg-surface"
      style={{ width: leftOf(total), height: headHeight }}
    >
      {/* biome-ignore lint/a11y: the grid is made of roles */}
      <div
        role="columnheader"
        aria-colindex={1}
        className="sticky left-0 z-10 flex h-full w-(--first) items-end border-line border-r bg-surface px-3 pb-2 font-medium text-muted text-sm"
      >
        {texts.permissions.permission}
      </div>
      {columns.map(({ item: { role }, index }) => (
        // biome-ignore lint/a11y: the grid is made of roles
        <div
          key={role.id}
          role="columnheader"
          aria-colindex={index + 2}
          title={role.name}
          className={clsx(
            'absolute inset-y-0 flex flex-col items-center justify-end gap-0.5 border-line/60 border-r px-1.5 pb-2 text-center text-sm',
            role.isPredefined && 'bg-canvas',
          )}
          style={{ left: leftOf(index), width: columnWidth }}
        >
          <span className="line-clamp-2 w-full break-words font-medium leading-4">{role.name}</span>
          <span className="flex items-center gap-1 text-faint text-xs tabular-nums">
            {role.isPredefined && <Lock aria-hidden className="size-3" />}
            <span className="sr-only">{role.isPredefined ? texts.roles.predefined : texts.roles.custom}</span>
            <span className="sr-only">{texts.roles.rank('')}</span>
            {role.rank}
          </span>
        </div>
      ))}
    </div>
  )
}
