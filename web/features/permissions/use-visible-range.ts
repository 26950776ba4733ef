import { type RefObject, useLayoutEffect, useState } from 'react'

export interface VisibleRange {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

export interface CellSize {
  rowHeight: number
  columnWidth: number
}

/** Steps in which the range moves, so that not every pixel renders anew; as much again is kept ready on each side. */
const rowStep = 8
const columnStep = 4

/** Which rows and columns of a large grid are in sight, with some around them. */
export function useVisibleRange(
  box: RefObject<HTMLElement | null>,
  { rowHeight, columnWidth }: CellSize,
): VisibleRange {
  const [range, setRange] = useState<VisibleRange>({ firstRow: 0, lastRow: 40, firstColumn: 0, lastColumn: 16 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element
      const next = {
        firstRow: before(scrollTop / rowHeight, rowStep),
        lastRow: after((scrollTop + clientHeight) / rowHeight, rowStep),
        firstColumn: before(scrollLeft / columnWidth, columnStep),
        lastColumn: after((scrollLeft + clientWidth) / columnWidth, columnStep),
      }
      setRange((now) => (isSame(now, next) ? now : next))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box, rowHeight, columnWidth])
  return range
}

const before = (place: number, step: number) => Math.max(0, (Math.floor(place / step) - 1) * step)
const after = (place: number, step: number) => (Math.ceil(place / step) + 1) * step

const isSame = (one: VisibleRange, other: VisibleRange) =>
  one.firstRow === other.firstRow &&
  one.lastRow === other.lastRow &&
  one.firstColumn === other.firstColumn &&
  one.lastColumn === other.lastColumn
