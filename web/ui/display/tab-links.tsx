import { clsx } from 'clsx'
import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'
import { Link } from '../link.tsx'

export interface Tab {
  value: string
  label: string
  count?: number | undefined
  content: ReactNode
}

export interface TabsProps {
  label: string
  value: string
  onChange: (value: string) => void
  tabs: readonly Tab[]
}

/** Parts of one page. Pages with addresses of their own are joined by TabLinks. */
export function Tabs({ label, value, onChange, tabs }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.List aria-label={label} className={listClasses}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClasses}>
            {tab.label}
            <Count value={tab.count} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

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
  'data-[state=active]:border-accent data-[state=active]:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink',
)
