import { clsx } from 'clsx'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { LiveRegion } from '#web/ui/display/live-region.tsx'
import { focusSearch } from '#web/ui/keyboard/focus-search.ts'
import { useShortcut } from '#web/ui/keyboard/use-shortcut.ts'
import type { CommandPaletteProps } from '#web/ui/overlay/command-palette.tsx'
import type { NavigationSection } from './navigation.ts'
import { Sidebar, type SidebarProps } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { useCollapsed } from './use-collapsed.ts'

const CommandPalette = lazy(async () => ({
  default: (await import('#web/ui/overlay/command-palette.tsx')).CommandPalette,
}))
const ShortcutsDialog = lazy(async () => ({
  default: (await import('#web/ui/overlay/shortcuts-dialog.tsx')).ShortcutsDialog,
}))
const Drawer = lazy(async () => ({ default: (await import('#web/ui/overlay/drawer.tsx')).Drawer }))

export interface AppFrameProps {
  home: SidebarProps['home']
  sections: readonly NavigationSection[]
  /** The organization switcher, or the badge of the operator portal. */
  context?: ReactNode | undefined
  /** The person's menu. */
  person?: ReactNode | undefined
  palette?: Pick<CommandPaletteProps, 'groups' | 'onSearch'> | undefined
  /** Above everything and not to be dismissed: support access, debug mode. */
  banner?: ReactNode | undefined
  children: ReactNode
}

type Panel = 'palette' | 'shortcuts' | 'navigation'

export function AppFrame({ home, sections, context, person, palette, banner, children }: AppFrameProps) {
  const { frame } = useTexts().ui
  const [panel, setPanel] = useState<Panel>()
  const [collapsed, collapse] = useCollapsed()
  const closed = (open: boolean) => !open && setPanel(undefined)
  useShortcut({ key: 'k', command: true }, () => palette && setPanel('palette'))
  useShortcut({ key: '?' }, () => setPanel('shortcuts'))
  useShortcut({ key: '/' }, () => focusSearch() || (palette && setPanel('palette')))
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={frame.skip} />
      {banner}
      <div className="flex flex-1">
        <aside className={clsx('hidden shrink-0 border-frame-line border-r md:flex', collapsed ? 'w-14' : 'w-60')}>
          <Sidebar home={home} sections={sections} collapsed={collapsed} onCollapse={collapse} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            context={context}
            person={person}
            onOpenNavigation={() => setPanel('navigation')}
            onOpenPalette={palette && (() => setPanel('palette'))}
            onOpenHelp={() => setPanel('shortcuts')}
          />
          <main id="content" tabIndex={-1} className="w-full flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 lg:px-8">
            {children}
          </main>
        </div>
      </div>
      <Suspense>
        {panel === 'palette' && palette && <CommandPalette open onOpenChange={closed} {...palette} />}
        {panel === 'shortcuts' && <ShortcutsDialog open onOpenChange={closed} />}
        {panel === 'navigation' && (
          <Drawer open onOpenChange={closed} title={frame.navigation}>
            {/* Following a link closes it. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the clicks are those of the links inside */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter is a click */}
            <div
              className="h-full"
              onClick={(event) => event.target instanceof Element && event.target.closest('a') && setPanel(undefined)}
            >
              <Sidebar home={home} sections={sections} />
            </div>
          </Drawer>
        )}
      </Suspense>
      <LiveRegion />
    </div>
  )
}

function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus-visible:translate-y-0"
    >
      {label}
    </a>
  )
}
