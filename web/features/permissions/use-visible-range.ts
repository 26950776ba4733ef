import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

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

/** The range moves in steps, so that not every pixel renders anew, and small ones, so that none is felt. */
const rows = { step: 4, around: 8 }
const columns = { step: 2, around: 2 }

/** Which rows and columns of a large grid are in sight, with some around them. */
export function useVisibleRange(
  box: RefObject<HTMLElement | null>,
  { rowHeight, columnWidth }: CellSize,
): VisibleRange {
  const [range, setRange] = useState<VisibleRange>({ firstRow: 0, lastRow: 40, firstColumn: 0, lastColumn: 16 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const inSight = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element
      return {
        firstRow: before(scrollTop / rowHeight, rows),
        lastRow: after((scrollTop + clientHeight) / rowHeight, rows),
        firstColumn: before(scrollLeft / columnWidth, columns),
        lastColumn: after((scrollLeft + clientWidth) / columnWidth, columns),
      }
    }
    let last = inSight()
    setRange(last)
    const look = () => {
      const next = inSight()
      if (isSame(last, next)) return
      last = next
      // Before the browser paints, so that no row is ever missing.
      flushSync(() => setRange(next))
    }
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

type Steps = typeof rows

const before = (place: number, { step, around }: Steps) => Math.max(0, Math.floor(place / step) * step - around)
const after = (place: number, { step, around }: Steps) => Math.ceil(place / step) * step + around

const isSame = (one: VisibleRange, other: VisibleRange) =>
  one.firstRow === other.firstRow &&
  one.lastRow === other.lastRow &&
  one.firstColumn === other.firstColumn &&
  one.lastColumn === other.lastColumn
