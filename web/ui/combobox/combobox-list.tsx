import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Avatar } from '../display/avatar.tsx'
import { Skeleton } from '../display/skeleton.tsx'
import type { ComboboxOption } from './combobox-option.ts'
import type { ComboboxState } from './use-combobox.ts'

export interface ComboboxListProps {
  state: ComboboxState
  label: string
  chosen?: string | undefined
  /** The box with the input; the list opens below it. */
  children: ReactNode
}

export function ComboboxList({ state, label, chosen, children }: ComboboxListProps) {
  const anchor = useRef<HTMLDivElement>(null)
  return (
    <Popover.Root open={state.open} onOpenChange={(open) => (open ? state.setOpen(true) : state.leave())}>
      <Popover.Anchor ref={anchor}>{children}</Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          // The popover is only the place; what stands in it is the listbox.
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault()
          }}
          className="z-50 w-(--radix-popover-trigger-width) min-w-56 animate-rise rounded-lg border border-line bg-raised p-1 shadow-high outline-none"
        >
          <div role="listbox" id={`${state.id}-list`} aria-label={label} className="max-h-72 overflow-y-auto">
            {state.options.map((option, index) => (
              <Option key={option.value} option={option} index={index} state={state} chosen={option.value === chosen} />
            ))}
          </div>
          <Messages state={state} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface OptionProps {
  option: ComboboxOption
  index: number
  state: ComboboxState
  chosen: boolean
}

function Option({ option, index, state, chosen }: OptionProps) {
  const row = useRef<HTMLDivElement>(null)
  const active = index === state.current
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
    <div
      ref={row}
      role="option"
      id={`${state.id}-${index}`}
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={option.disabled}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => state.setActive(index)}
      onClick={() => state.pick(option)}
      className={clsx(
        'flex min-h-9 items-center gap-2.5 rounded-md px-2 py-1 aria-disabled:opacity-50',
        active && 'bg-subtle',
      )}
    >
      {option.avatar && (
        <Avatar name={option.label} size="sm" kind={option.avatar.kind} imageUrl={option.avatar.imageUrl} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.detail && <span className="block truncate text-muted text-sm">{option.detail}</span>}
      </span>
      {chosen && <Check aria-hidden className="size-4 shrink-0 text-accent-ink" />}
    </div>
  )
}

function Messages({ state: { status, options, term } }: { state: ComboboxState }) {
  const texts = useTexts().ui.combobox
  const searching = status === 'searching' && options.length === 0
  const message =
    status === 'failed' ? texts.failed : options.length > 0 ? texts.results(options.length) : texts.nothing(term)
  return (
    <>
      {searching && [1, 2, 3].map((row) => <Skeleton key={row} className="m-1.5 h-6" />)}
      <p
        role="status"
        className={clsx(options.length > 0 || searching ? 'sr-only' : 'px-2 py-4 text-center text-muted')}
      >
        {searching ? texts.searching : message}
      </p>
    </>
  )
}
