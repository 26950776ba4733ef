import type { ReactElement } from 'react'
import type { CellState } from './matrix-model.ts'

/**
 * Told apart by form, not by colour alone: a tick is the role's own, an arrow comes from above, a dash is nothing.
 * Made once, of as few elements as will do: a page of the matrix shows hundreds of them.
 */
export const grantMark = (state: CellState, isOpen: boolean): ReactElement => (isOpen ? open : locked)[state]

const tick = 'M5.5 10.5 8.7 13.7 14.5 7'
const turn = 'M7 6.5v3a1.5 1.5 0 0 0 1.5 1.5H13M10.8 8.6 13.2 11l-2.4 2.4'
const smallTurn = 'M22.5 6.5v3a1.5 1.5 0 0 0 1.5 1.5h3M25.2 9l2 2-2 2'

const box = (classes: string) => <rect x="0.5" y="0.5" width="19" height="19" rx="4" className={classes} />
const line = (d: string, classes: string, width = 2) => (
  <path d={d} fill="none" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" className={classes} />
)

const inherited = (
  <svg aria-hidden className="h-5 w-5">
    <circle cx="10" cy="10" r="9.5" fill="none" strokeDasharray="2.5 2.5" className="stroke-line-control" />
    {line(turn, 'stroke-muted', 1.5)}
  </svg>
)

const own = (isOpen: boolean, isBoth: boolean) => (
  <svg aria-hidden className={isBoth ? 'ml-2.5 h-5 w-7.5' : 'h-5 w-5'}>
    {box(isOpen ? 'fill-accent' : 'fill-accent-soft')}
    {line(tick, isOpen ? 'stroke-on-accent' : 'stroke-accent-ink', 2.5)}
    {isBoth && line(smallTurn, 'stroke-muted', 1.5)}
  </svg>
)

const open: Readonly<Record<CellState, ReactElement>> = {
  own: own(true, false),
  both: own(true, true),
  inherited,
  none: (
    <svg aria-hidden className="h-5 w-5">
      {box('fill-raised stroke-line-control')}
    </svg>
  ),
}

const locked: Readonly<Record<CellState, ReactElement>> = {
  own: own(false, false),
  both: own(false, true),
  inherited,
  none: (
    <svg aria-hidden className="h-5 w-5">
      {line('M5.5 10h9', 'stroke-line-control', 1)}
    </svg>
  ),
}
