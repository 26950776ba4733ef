import { useLocation } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { PanelLeft } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Link } from '#web/ui/link.tsx'
import { Logo } from './logo.tsx'
import { currentHref, type NavigationItem, type NavigationSection } from './navigation.ts'

export interface SidebarProps {
  home: { href: string; name: string; logoUrl?: string | null | undefined }
  sections: readonly NavigationSection[]
  collapsed?: boolean | undefined
  /** Absent in the drawer, which only opens and closes. */
  onCollapse?: (() => void) | undefined
}

export function Sidebar({ home, sections, collapsed = false, onCollapse }: SidebarProps) {
  const { frame } = useTexts().ui
  const pathname = useLocation({ select: (location) => location.pathname })
  const current = currentHref(sections, pathname)
  return (
    // Beside a page it is as high as the page, so that both its ends stay in sight whatever stands above the frame.
    <div data-frame className={clsx('flex flex-col bg-frame text-frame-ink', onCollapse ? 'w-full' : 'h-full')}>
      <div className={clsx('flex min-h-0 flex-col', onCollapse && 'sticky top-0 max-h-[calc(100dvh-3.25rem)]')}>
        <Link
          href={home.href}
          className={clsx(
            'flex h-(--frame-top) shrink-0 items-center gap-2.5 px-4 font-semibold text-frame-current-ink',
          )}
        >
          {home.logoUrl ? <img alt="" src={home.logoUrl} className="size-6 rounded-md" /> : <Logo />}
          <span className={clsx('truncate', collapsed && 'sr-only')}>{home.name}</span>
        </Link>
        <nav aria-label={frame.navigation} className="min-h-0 flex-1 overflow-y-auto px-2.5 py-2">
          {sections.map((section, index) => (
            <div key={section.label ?? index} className="not-first:mt-5">
              {section.label && (
                <h2 className={clsx('px-2 pb-1 font-medium text-frame-muted text-xs', collapsed && 'sr-only')}>
                  {section.label}
                </h2>
              )}
              <ul className="space-y-0.5">
                {section.items.map((item) => (
                  <li key={item.href}>
                    <Entry item={item} current={item.href === current} collapsed={collapsed} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      {onCollapse && (
        <div className="sticky bottom-0 mt-auto bg-frame p-2.5">
          <button
            type="button"
            aria-expanded={!collapsed}
            aria-label={collapsed ? frame.expand : frame.collapse}
            onClick={onCollapse}
            className={entryClasses}
          >
            <PanelLeft aria-hidden />
            <span className={clsx(collapsed && 'sr-only')}>{frame.collapse}</span>
          </button>
        </div>
      )}
    </div>
  )
}

function Entry({ item, current, collapsed }: { item: NavigationItem; current: boolean; collapsed: boolean }) {
  return (
    <Link
      title={collapsed ? item.label : undefined}
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={clsx(entryClasses, current && 'bg-frame-current! font-medium text-frame-current-ink! shadow-low')}
    >
      <item.Icon aria-hidden />
      <span className={clsx('min-w-0 flex-1 truncate', collapsed && 'sr-only')}>{item.label}</span>
      {item.count !== undefined && !collapsed && (
        <span className="text-frame-muted text-xs tabular-nums">{item.count}</span>
      )}
    </Link>
  )
}

const entryClasses = clsx(
  'flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-frame-ink transition-colors hover:bg-frame-hover',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:opacity-80',
)
