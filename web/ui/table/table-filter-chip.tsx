import { clsx } from 'clsx'
import { ChevronDown, CirclePlus, X } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { DropdownMenu } from '../overlay/dropdown-menu.tsx'
import type { TableFilter } from './table-column.ts'
import { changed, type TableView } from './table-view.ts'

export interface TableFilterChipProps {
  filter: TableFilter
  view: TableView
  onViewChange: (view: TableView) => void
}

/** Dashed while it lets everything through; set, it says what it lets through and can be taken away. */
export function TableFilterChip({ filter, view, onViewChange }: TableFilterChipProps) {
  const texts = useTexts().ui.table
  const chosen = view.filters?.[filter.id] ?? []
  const set = (values: readonly string[]) =>
    onViewChange(changed(view, { filters: { ...view.filters, [filter.id]: values } }))
  const toggle = (value: string) => {
    if (chosen.includes(value)) return set(chosen.filter((one) => one !== value))
    set(filter.single ? [value] : [...chosen, value])
  }
  const items = filter.options.map((option) => ({
    label: option.label,
    checked: chosen.includes(option.value),
    keepOpen: !filter.single,
    onSelect: () => toggle(option.value),
  }))
  const on = chosen.length > 0
  const labels = filter.options.filter((option) => chosen.includes(option.value)).map((option) => option.label)
  const trigger = (
    <button
      type="button"
      className={clsx('flex h-7 items-center gap-1.5 rounded-full pl-2.5', on ? 'pr-0.5' : 'pr-2.5')}
    >
      {!on && <CirclePlus aria-hidden className="size-3.5 text-faint" />}
      {filter.label}
      {on && <span className="max-w-48 truncate font-medium text-accent-ink">{labels.join(', ')}</span>}
      {on && <ChevronDown aria-hidden className="size-3.5 text-faint" />}
    </button>
  )
  return (
    <span
      className={clsx(
        'inline-flex h-7 items-center rounded-full border text-sm transition-colors hover:bg-subtle',
        on ? 'border-line-strong bg-surface' : 'border-line-strong border-dashed text-muted',
      )}
    >
      <DropdownMenu align="start" trigger={trigger} sections={[{ items }]} />
      {on && (
        <button
          type="button"
          aria-label={texts.removeFilter(filter.label)}
          onClick={() => set([])}
          className="mr-0.5 grid size-6 place-items-center rounded-full text-faint hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  )
}
