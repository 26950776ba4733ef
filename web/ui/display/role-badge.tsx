import { useTexts } from '#web/texts/texts.ts'

export interface RoleBadgeProps {
  name: string
  /** A superadmin's rank is `Number.POSITIVE_INFINITY` and shows as ∞. */
  rank: number
}

export function RoleBadge({ name, rank }: RoleBadgeProps) {
  const texts = useTexts()
  const shownRank = Number.isFinite(rank) ? String(rank) : '∞'
  return (
    <span className="inline-flex h-5 max-w-full items-center gap-1.5 whitespace-nowrap rounded-md border border-line bg-surface px-1.5 text-xs">
      <span aria-hidden className="truncate font-medium text-ink">
        {name}
      </span>
      <span aria-hidden className="text-faint tabular-nums">
        · {shownRank}
      </span>
      <span className="sr-only">{texts.ui.person.rank(name, shownRank)}</span>
    </span>
  )
}
