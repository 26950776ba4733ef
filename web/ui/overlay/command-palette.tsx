import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon?: ReactNode | undefined
  /** Further words under which it is found. */
  keywords?: readonly string[] | undefined
  onSelect: () => void
}

export interface PaletteGroup {
  heading: string
  items: readonly PaletteItem[]
}

export interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  groups: readonly PaletteGroup[]
  /** Told while typing, so the page can add people and organizations the server found. */
  onSearch?: ((term: string) => void) | undefined
}

/** Load it lazily: nobody needs it before they press ⌘K. */
export function CommandPalette({ open, onOpenChange, groups, onSearch }: CommandPaletteProps) {
  const { palette } = useTexts().ui
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          {...returnFocus}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl bg-raised shadow-high outline-none"
        >
          <Radix.Title className="sr-only">{palette.title}</Radix.Title>
          <Palette groups={groups} onSearch={onSearch} onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type PaletteProps = Pick<CommandPaletteProps, 'groups' | 'onSearch'> & { onDone: () => void }

function Palette({ groups, onSearch, onDone }: PaletteProps) {
  const { palette } = useTexts().ui
  const [term, setTerm] = useState('')
  const search = (next: string) => {
    setTerm(next)
    onSearch?.(next)
  }
  return (
    <Command label={palette.title} loop filter={closeness}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <Command.Input
          value={term}
          onValueChange={search}
          placeholder={palette.placeholder}
          className="h-12 w-full bg-transparent outline-none"
        />
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted">{palette.nothing}</Command.Empty>
        {groups.map((group) => (
          <Command.Group key={group.heading} heading={group.heading} className={groupClasses}>
            {group.items.map((item) => (
              <Command.Item
                key={item.id}
                value={item.id}
                keywords={[item.label, item.detail ?? '', ...(item.keywords ?? [])]}
                onSelect={() => {
                  onDone()
                  item.onSelect()
                }}
                className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-subtle [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
              >
                {item.icon}
                <span className="truncate">{item.label}</span>
                {item.detail && <span className="ml-auto truncate text-faint text-sm">{item.detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}

/** Every word typed stands in what is seen of the item; those whose name begins with it come first. */
function closeness(_id: string, term: string, keywords: readonly string[] = []) {
  const text = keywords.join(' ').toLocaleLowerCase()
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (!words.every((word) => text.includes(word))) return 0
  return text.startsWith(words.join(' ')) ? 1 : 0.5
}

const groupClasses =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs'
