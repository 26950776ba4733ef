import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Link } from '../link.tsx'

export interface Breadcrumb {
  label: string
  href: string
}

export interface PageHeaderProps {
  title: ReactNode
  /** One line: what this page is for. */
  description?: ReactNode | undefined
  /** The pages above this one, outermost first. */
  breadcrumbs?: readonly Breadcrumb[] | undefined
  lead?: ReactNode | undefined
  actions?: ReactNode | undefined
}

export function PageHeader({ title, description, breadcrumbs, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-center gap-3 sm:flex-1 sm:basis-96">
          {lead}
          <div className="min-w-0">
            <h1 className="text-balance font-semibold text-xl tracking-tight">{title}</h1>
            {description && <p className="mt-0.5 max-w-3xl text-pretty text-muted">{description}</p>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}

function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const texts = useTexts()
  return (
    <nav aria-label={texts.ui.frame.breadcrumbs} className="mb-2">
      <ol className="flex flex-wrap items-center gap-1 text-muted text-sm">
        {items.map((item, index) => (
          <li key={item.href} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-faint" />}
            <Link href={item.href} className="rounded-sm py-0.5 hover:text-ink hover:underline">
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
