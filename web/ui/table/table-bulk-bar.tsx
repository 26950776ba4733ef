import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'

export interface TableBulkBarProps {
  count: number
  onClear: () => void
  children: ReactNode
}

export function TableBulkBar({ count, onClear, children }: TableBulkBarProps) {
  const { table } = useTexts().ui
  return (
    <section
      aria-label={table.selected(count)}
      className="sticky top-[calc(var(--frame-top)+0.5rem)] z-20 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-high"
    >
      <span role="status" className="mr-2 font-medium tabular-nums">
        {table.selected(count)}
      </span>
      {children}
      <Button variant="ghost" size="icon" className="ml-auto" aria-label={table.clearSelection} onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  )
}
