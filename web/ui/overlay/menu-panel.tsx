import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import { Link } from '../link.tsx'
import type { DropdownMenuProps, MenuAction } from './dropdown-menu.tsx'

export interface MenuPanelProps extends Omit<DropdownMenuProps, 'trigger'> {
  /** The button outside that opened it: names the menu, and gets the focus back. */
  triggerId: string
  onClose: () => void
}

export function MenuPanel({ triggerId, header, sections, align = 'end', onClose }: MenuPanelProps) {
  const trigger = () => document.getElementById(triggerId)
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {/* Only a place to stand by: it covers the real button, which lies outside. */}
      <Radix.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={triggerId}
          className={panelClasses}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // What was chosen may have put the focus elsewhere, as a dialog does.
            if (document.activeElement === document.body) trigger()?.focus()
          }}
          onInteractOutside={(event) => {
            // A press on the button closes by the button itself.
            if (event.target instanceof Node && trigger()?.contains(event.target)) event.preventDefault()
          }}
        >
          {header && <div className="px-3 py-2">{header}</div>}
          {sections.map((section, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sections keep their place
            <Radix.Group key={index} className="p-1 not-first:border-line not-first:border-t">
              {section.label && (
                <Radix.Label className="px-2 py-1 font-medium text-muted text-xs">{section.label}</Radix.Label>
              )}
              {section.items.map((item) => (
                <Item key={item.label} item={item} trigger={trigger} />
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Item({ item, trigger }: { item: MenuAction; trigger: () => HTMLElement | null }) {
  const select = (event: Event) => {
    if (item.keepOpen) event.preventDefault()
    // Before a dialog opens, so that it knows where to return the focus to.
    else trigger()?.focus()
    item.onSelect?.()
  }
  const classes = clsx(itemClasses, item.danger && 'text-danger-ink data-highlighted:bg-danger-soft')
  if (item.checked !== undefined) {
    return (
      <Radix.CheckboxItem
        className={clsx(classes, 'pr-8')}
        checked={item.checked}
        disabled={item.disabled ?? false}
        onSelect={select}
      >
        <Body item={item} />
        <Radix.ItemIndicator className="absolute right-2">
          <Check aria-hidden className="text-accent-ink" />
        </Radix.ItemIndicator>
      </Radix.CheckboxItem>
    )
  }
  if (item.href) {
    return (
      <Radix.Item asChild className={classes} disabled={item.disabled ?? false} onSelect={select}>
        <Link href={item.href}>
          <Body item={item} />
        </Link>
      </Radix.Item>
    )
  }
  return (
    <Radix.Item className={classes} disabled={item.disabled ?? false} onSelect={select}>
      <Body item={item} />
    </Radix.Item>
  )
}

function Body({ item }: { item: MenuAction }) {
  return (
    <>
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.detail && <span className="text-faint text-sm">{item.detail}</span>}
    </>
  )
}

const panelClasses =
  'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-rise overflow-y-auto rounded-lg border border-line bg-raised shadow-high'

const itemClasses = clsx(
  'relative flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 outline-none',
  'data-disabled:pointer-events-none data-highlighted:bg-subtle data-disabled:text-faint',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted',
)
