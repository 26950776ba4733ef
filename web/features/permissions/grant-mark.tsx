import { clsx } from 'clsx'
import { Check, CornerDownRight } from 'lucide-react'
import type { CellState } from './matrix-model.ts'

/** Told apart by form, not by colour alone: a tick is the role's own, an arrow comes from above, a dash is nothing. */
export function GrantMark({ state, isOpen }: { state: CellState; isOpen: boolean }) {
  if (state === 'none')
    return isOpen ? (
      <span aria-hidden className="size-5 rounded-sm border border-line-control bg-raised" />
    ) : (
      <span aria-hidden className="h-px w-2.5 bg-line-control" />
    )
  if (state === 'inherited')
    return (
      <span
        aria-hidden
        className="grid size-5 place-items-center rounded-full border border-line-control border-dashed text-muted"
      >
        <CornerDownRight className="size-3" />
      </span>
    )
  return (
    <span aria-hidden className="relative">
      <span
        className={clsx(
          'grid size-5 place-items-center rounded-sm',
          isOpen ? 'bg-accent text-on-accent' : 'bg-accent-soft text-accent-ink',
        )}
      >
        <Check className="size-3.5" strokeWidth={3} />
      </span>
      {state === 'both' && <CornerDownRight className="absolute top-1 -right-4 size-3 text-muted" />}
    </span>
  )
}
