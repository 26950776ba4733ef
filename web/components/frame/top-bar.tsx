import { CircleHelp, Menu, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { commandKey } from '#web/ui/keyboard/command-key.ts'
import { ThemeToggle } from './theme-toggle.tsx'

export interface TopBarProps {
  context?: ReactNode | undefined
  person?: ReactNode | undefined
  onOpenNavigation: () => void
  onOpenPalette?: (() => void) | undefined
  onOpenHelp: () => void
}

export function TopBar({ context, person, onOpenNavigation, onOpenPalette, onOpenHelp }: TopBarProps) {
  const { frame } = useTexts().ui
  return (
    <header className="sticky top-0 z-30 flex h-(--frame-top) items-center gap-2 border-line border-b bg-canvas px-3 sm:px-5">
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label={frame.openNavigation}
        onClick={onOpenNavigation}
      >
        <Menu aria-hidden />
      </Button>
      <div className="flex min-w-0 items-center gap-2">{context}</div>
      <div className="ml-auto flex items-center gap-1">
        {onOpenPalette && <PaletteButton label={frame.search} onOpen={onOpenPalette} />}
        <Button
          variant="ghost"
          size="icon"
          className="max-sm:hidden"
          aria-label={frame.help}
          title={frame.help}
          onClick={onOpenHelp}
        >
          <CircleHelp aria-hidden />
        </Button>
        <ThemeToggle />
        {person}
      </div>
    </header>
  )
}

function PaletteButton({ label, onOpen }: { label: string; onOpen: () => void }) {
  return (
    <>
      <button
        type="button"
        onClick={onOpen}
        aria-keyshortcuts="Meta+K Control+K"
        className="mr-1 hidden h-8 w-60 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-faint text-sm shadow-low hover:text-muted lg:flex"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{label}</span>
        <kbd
          aria-hidden
          className="ml-auto whitespace-nowrap rounded-sm border border-line bg-subtle px-1.5 font-sans text-xs"
        >
          {commandKey()} K
        </kbd>
      </button>
      <Button variant="ghost" size="icon" className="lg:hidden" aria-label={label} onClick={onOpen}>
        <Search aria-hidden />
      </Button>
    </>
  )
}
