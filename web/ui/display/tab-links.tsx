import { clsx } from 'clsx'
import { Link } from '../link.tsx'

export interface TabLinksProps {
  label: string
  current: string
  tabs: readonly { label: string; href: string; count?: number | undefined }[]
}

export function TabLinks({ label, current, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className={clsx(listClasses, 'mb-5')}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? 'page' : undefined}
          className={tabClasses}
        >
          {tab.label}
          <Count value={tab.count} />
        </Link>
      ))}
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null
  return <span className="rounded-full bg-subtle px-1.5 font-medium text-muted text-xs tabular-nums">{value}</span>
}

const listClasses = 'flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]'

const tabClasses = clsx(
  '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted transition-colors',
  'hover:text-ink focus-visible:-outline-offset-2',
  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
)
