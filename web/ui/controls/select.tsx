import { clsx } from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import * as Radix from 'radix-ui/select'
import type { FocusEventHandler, Ref } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { cspNonce } from '../theme/announce-csp-nonce.ts'
import { controlClasses } from './control-classes.ts'

export interface SelectOption {
  value: string
  label: string
  detail?: string
  disabled?: boolean
}

export interface SelectProps {
  value: string | undefined
  onChange: (value: string) => void
  options: readonly SelectOption[]
  placeholder?: string | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  name?: string | undefined
  className?: string | undefined
  onBlur?: FocusEventHandler | undefined
  ref?: Ref<HTMLButtonElement> | undefined
  'aria-label'?: string | undefined
  'aria-invalid'?: boolean | undefined
  'aria-describedby'?: string | undefined
}

/** For few and known choices. People, organizations and roles are chosen in a combobox. */
export function Select({ value, onChange, options, placeholder, disabled, name, className, ...trigger }: SelectProps) {
  const texts = useTexts()
  return (
    <Radix.Root
      value={value ?? ''}
      onValueChange={onChange}
      {...(disabled === undefined ? {} : { disabled })}
      {...(name === undefined ? {} : { name })}
    >
      <Radix.Trigger
        {...trigger}
        className={clsx(
          controlClasses,
          'flex h-8 items-center justify-between gap-2 pr-2 pl-2.5 text-left data-placeholder:text-faint',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder ?? texts.ui.form.choose} />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-rise overflow-hidden rounded-lg border border-line bg-raised shadow-high"
        >
          <Radix.Viewport className="p-1" {...nonce()}>
            {options.map((option) => (
              <Item key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Item({ option }: { option: SelectOption }) {
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled ?? false}
      className="relative flex min-h-8 cursor-pointer select-none flex-col justify-center rounded-md py-1 pr-8 pl-2.5 outline-none data-disabled:text-faint data-highlighted:bg-subtle"
    >
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {option.detail && <span className="text-muted text-sm">{option.detail}</span>}
      <Radix.ItemIndicator className="absolute top-2 right-2">
        <Check aria-hidden className="size-4 text-accent-ink" />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}

/** The viewport hides its scrollbar with a <style> of its own. */
function nonce() {
  const value = cspNonce()
  return value === undefined ? {} : { nonce: value }
}
