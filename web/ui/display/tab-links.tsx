import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { Link } from '../link.tsx'

export interface TabLinksProps {
  label: string
  current: string
  tabs: readonly { label: string; href: string; count?: number | undefined }[]
}

/** Where there are more than fit, the edge they go on behind fades, and the one that is open is in sight. */
export function TabLinks({ label, current, tabs }: TabLinksProps) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!list.current) return
    const sizes = new ResizeObserver(() => list.current && markEdges(list.current))
    sizes.observe(list.current)
    return () => sizes.disconnect()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another is opened
  useEffect(() => {
    if (list.current) showCurrent(list.current)
  }, [current])
  return (
    <nav
      ref={list}
      aria-label={label}
      onScroll={(event) => markEdges(event.currentTarget)}
      className={clsx(listClasses, 'mb-5')}
    >
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

function showCurrent(list: HTMLElement) {
  const tab = list.querySelector<HTMLElement>('[aria-current]')
  if (!tab) return
  // Sideways only: what is above and below stays where the reader has it.
  const start = tab.getBoundingClientRect().left - list.getBoundingClientRect().left + list.scrollLeft
  list.scrollLeft = start - (list.clientWidth - tab.offsetWidth) / 2
}

function markEdges(list: HTMLElement) {
  list.toggleAttribute('data-before', list.scrollLeft > 1)
  list.toggleAttribute('data-after', list.scrollLeft + list.clientWidth < list.scrollWidth - 1)
}

function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null
  return <span className="rounded-full bg-subtle px-1.5 font-medium text-muted text-xs tabular-nums">{value}</span>
}

const listClasses = clsx(
  'flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]',
  'data-before:mask-l-from-[calc(100%-2.5rem)] data-after:mask-r-from-[calc(100%-2.5rem)]',
)

const tabClasses = clsx(
  '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted transition-colors',
  'hover:text-ink focus-visible:-outline-offset-2',
  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
)
