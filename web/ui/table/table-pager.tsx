import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { currentLocale } from '#web/texts/speech.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import type { DataTableProps } from './data-table.tsx'

type TablePagerProps = Pick<
  DataTableProps<object>,
  'view' | 'onViewChange' | 'nextCursor' | 'total' | 'onLoadMore' | 'fetching'
>

/** Pages are reached by cursor, so only their neighbours are known. */
export function TablePager({ view, onViewChange, nextCursor, total, onLoadMore, fetching }: TablePagerProps) {
  const texts = useTexts().ui.table
  // The cursors of the pages before; whoever came by a link into the middle goes back to the first.
  const before = useRef<(string | undefined)[]>([])
  if (view.cursor === undefined) before.current = []
  const paged = Boolean(nextCursor) || view.cursor !== undefined
  if (!paged && total === undefined) return null
  const next = () => {
    before.current.push(view.cursor)
    onViewChange({ ...view, cursor: nextCursor ?? undefined })
  }
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 text-muted text-sm">
      <span className="tabular-nums">
        {total !== undefined && texts.total(new Intl.NumberFormat(currentLocale()).format(total))}
      </span>
      {onLoadMore
        ? nextCursor && (
            <Button size="sm" busy={fetching} onClick={onLoadMore}>
              {texts.more}
            </Button>
          )
        : paged && (
            <span className="flex gap-2">
              <Button
                size="sm"
                disabled={view.cursor === undefined}
                onClick={() => onViewChange({ ...view, cursor: before.current.pop() })}
              >
                <ChevronLeft aria-hidden />
                {texts.previous}
              </Button>
              <Button size="sm" disabled={!nextCursor} onClick={next}>
                {texts.next}
                <ChevronRight aria-hidden />
              </Button>
            </span>
          )}
    </div>
  )
}
