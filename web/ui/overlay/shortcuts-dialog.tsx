import { useTexts } from '#web/texts/texts.ts'
import { commandKey } from '../keyboard/command-key.ts'
import { Dialog } from './dialog.tsx'

export interface Shortcut {
  keys: readonly string[]
  label: string
}

export interface ShortcutsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The page's own, after those that hold everywhere. */
  more?: readonly Shortcut[] | undefined
}

export function ShortcutsDialog({ open, onOpenChange, more = [] }: ShortcutsDialogProps) {
  const { shortcuts } = useTexts().ui
  const all: Shortcut[] = [
    { keys: [commandKey(), 'K'], label: shortcuts.palette },
    { keys: ['/'], label: shortcuts.search },
    { keys: ['?'], label: shortcuts.help },
    { keys: ['Esc'], label: shortcuts.close },
    { keys: ['↑', '↓'], label: shortcuts.move },
    ...more,
  ]
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={shortcuts.title} description={shortcuts.body} size="sm">
      <ul className="divide-y divide-line">
        {all.map((shortcut) => (
          <li key={shortcut.label} className="flex items-center justify-between gap-4 py-2">
            {shortcut.label}
            <span className="flex gap-1">
              {shortcut.keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-sm border border-line bg-subtle px-1.5 py-0.5 text-center font-sans text-xs"
                >
                  {key}
                </kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
