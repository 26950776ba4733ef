import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useId, useState } from 'react'

export interface MenuAction {
  label: string
  icon?: ReactNode | undefined
  /** A second line or a shortcut. */
  detail?: string | undefined
  href?: string | undefined
  onSelect?: (() => void) | undefined
  /** Shows a tick when given. */
  checked?: boolean | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
  /** Ticking several things one after the other. */
  keepOpen?: boolean | undefined
}

export interface MenuSection {
  label?: string | undefined
  items: readonly MenuAction[]
}

export interface DropdownMenuProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>
  header?: ReactNode | undefined
  sections: readonly MenuSection[]
  align?: 'start' | 'end' | undefined
}

interface TriggerProps {
  id?: string | undefined
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  'data-state'?: 'open' | 'closed'
  onClick?: () => void
  onKeyDown?: (event: { key: string; preventDefault: () => void }) => void
  onPointerEnter?: () => void
  onFocus?: () => void
}

const loadPanel = () => import('./menu-panel.tsx')
const MenuPanel = lazy(async () => ({ default: (await loadPanel()).MenuPanel }))

/** The button is here at once; what opens is loaded when somebody comes near it. */
export function DropdownMenu({ trigger, header, sections, align = 'end' }: DropdownMenuProps) {
  const [open, setOpen] = useState(false)
  const generatedId = useId()
  const id = trigger.props.id ?? generatedId
  const button = cloneElement(trigger, {
    id,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'data-state': open ? 'open' : 'closed',
    onClick: () => setOpen(!open),
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      setOpen(true)
    },
    onPointerEnter: loadPanel,
    onFocus: loadPanel,
  } satisfies TriggerProps)
  return (
    <span className="relative inline-flex max-w-full">
      {button}
      {open && (
        <Suspense>
          <MenuPanel triggerId={id} header={header} sections={sections} align={align} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
