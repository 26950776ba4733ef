import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { MatrixRow } from './matrix-model.ts'
import type { CellSize } from './use-visible-range.ts'

export interface GridPlace {
  row: number
  column: number
}

export interface GridFocusOptions extends CellSize {
  box: RefObject<HTMLElement | null>
  rows: readonly MatrixRow[]
  columnCount: number
  headHeight: number
  onPress: (place: GridPlace) => void
}

/** One cell of the grid is in the order of Tab; arrows, Home, End and Page keys move it. */
export function useGridFocus({
  box,
  rows,
  columnCount,
  headHeight,
  rowHeight,
  columnWidth,
  onPress,
}: GridFocusOptions) {
  const [wanted, setWanted] = useState<GridPlace>({ row: 1, column: 0 })
  const isMoved = useRef(false)
  const place = inside(wanted, rows, columnCount)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the place moved
  useLayoutEffect(() => {
    if (!isMoved.current || !box.current) return
    isMoved.current = false
    bringIntoSight(box.current, place, { headHeight, rowHeight, columnWidth })
    cellAt(box.current, place)?.focus({ preventScroll: true })
  }, [place.row, place.column])
  const go = (next: GridPlace) => {
    isMoved.current = true
    setWanted(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target as HTMLElement).closest('[role=gridcell]')) return
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
    const next = moved(event, place, rows, columnCount, page)
    if (next) go(next)
    else if (event.key === 'Enter' || event.key === ' ') onPress(place)
    else return
    event.preventDefault()
  }
  return { place, onKeyDown, settle: setWanted }
}

function moved(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: GridPlace,
  rows: readonly MatrixRow[],
  columns: number,
  page: number,
) {
  const last = columns - 1
  if (key === 'ArrowRight') return { row, column: Math.min(last, column + 1) }
  if (key === 'ArrowLeft') return { row, column: Math.max(0, column - 1) }
  if (key === 'ArrowDown') return { row: permissionFrom(rows, row + 1, 1) ?? row, column }
  if (key === 'ArrowUp') return { row: permissionFrom(rows, row - 1, -1) ?? row, column }
  if (key === 'PageDown') return { row: permissionFrom(rows, Math.min(rows.length - 1, row + page), -1) ?? row, column }
  if (key === 'PageUp') return { row: permissionFrom(rows, Math.max(0, row - page), 1) ?? row, column }
  if (key === 'Home') return { row: ctrlKey ? (permissionFrom(rows, 0, 1) ?? row) : row, column: 0 }
  if (key === 'End') return { row: ctrlKey ? (permissionFrom(rows, rows.length - 1, -1) ?? row) : row, column: last }
  return undefined
}

/** The nearest row that holds cells: those of categories hold none. */
function permissionFrom(rows: readonly MatrixRow[], from: number, step: 1 | -1): number | undefined {
  for (let row = from; row >= 0 && row < rows.length; row += step) if (rows[row]?.kind === 'permission') return row
  return undefined
}

function inside({ row, column }: GridPlace, rows: readonly MatrixRow[], columnCount: number): GridPlace {
  const near = Math.min(row, rows.length - 1)
  const held = permissionFrom(rows, near, 1) ?? permissionFrom(rows, near, -1) ?? 0
  return { row: held, column: Math.max(0, Math.min(column, columnCount - 1)) }
}

const cellAt = (box: HTMLElement, { row, column }: GridPlace) =>
  box.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)

/** Out from under the head and the first column, which stay where they are. */
function bringIntoSight(box: HTMLElement, { row, column }: GridPlace, size: CellSize & { headHeight: number }) {
  const firstWidth = box.querySelector<HTMLElement>('[role=columnheader]')?.offsetWidth ?? 0
  const top = row * size.rowHeight
  const left = column * size.columnWidth
  const height = box.clientHeight - size.headHeight - size.rowHeight
  const width = box.clientWidth - firstWidth - size.columnWidth
  box.scrollTop = Math.max(top - height, Math.min(box.scrollTop, top))
  box.scrollLeft = Math.max(left - width, Math.min(box.scrollLeft, left))
}
