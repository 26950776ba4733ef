import { clsx } from 'clsx'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { controlClasses } from '../controls/control-classes.ts'
import { Chip } from '../display/chip.tsx'
import { ComboboxList } from './combobox-list.tsx'
import type { ComboboxOption } from './combobox-option.ts'
import { pastedValues } from './pasted-values.ts'
import { type ComboboxBehaviour, useCombobox } from './use-combobox.ts'

export interface MultiComboboxProps extends Pick<ComboboxBehaviour, 'search' | 'create'> {
  value: readonly ComboboxOption[]
  onChange: (options: readonly ComboboxOption[]) => void
  /** Finds what was pasted, all at once; without it each pasted value goes through `create`. */
  resolve?: ((values: readonly string[]) => Promise<readonly (ComboboxOption | undefined)[]>) | undefined
  label: string
  placeholder?: string | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  name?: string | undefined
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
  'aria-invalid'?: boolean | undefined
  'aria-describedby'?: string | undefined
}

/** Several people, organizations, roles or addresses; a pasted list is taken apart. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { value, onChange, search, create, resolve, label, placeholder, ...input } = props
  const texts = useTexts().ui
  const { missing, onPaste } = usePaste(props)
  const remove = (option: ComboboxOption) => onChange(value.filter((one) => one.value !== option.value))
  const state = useCombobox({
    search,
    create,
    without: value,
    onPick: (option) => {
      onChange([...value, option])
      // The list would lie over what comes next. Who looked through it finds the next one where they were.
      state.close(state.term === '' ? state.current : 0)
    },
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = value.at(-1)
    if (event.key === 'Backspace' && state.term === '' && last) remove(last)
    // A comma ends an address, as in every mail program.
    const made = event.key === ',' ? create?.(state.term.trim()) : undefined
    if (made) {
      event.preventDefault()
      state.pick(made)
    } else state.inputProps.onKeyDown(event)
  }
  return (
    <div className="space-y-1.5">
      <ComboboxList state={state} label={label}>
        <div className={clsx(controlClasses, boxClasses, input['aria-invalid'] && 'border-danger')}>
          {value.map((option) => (
            <Chip
              key={option.value}
              avatar={option.avatar && { name: option.label, ...option.avatar }}
              label={option.label}
              title={option.detail}
              onRemove={input.disabled ? undefined : () => remove(option)}
            />
          ))}
          <input
            {...input}
            {...state.inputProps}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            placeholder={value.length === 0 ? (placeholder ?? texts.combobox.placeholder) : undefined}
            value={state.term}
            onChange={(event) => state.type(event.target.value)}
            className="h-6 min-w-32 flex-1 bg-transparent px-1 outline-none"
          />
        </div>
      </ComboboxList>
      <p role="status" className="text-sm text-warning-ink empty:hidden">
        {missing.length > 0 && texts.combobox.notFound(missing.join(', '))}
      </p>
    </div>
  )
}

function usePaste({ value, onChange, create, resolve }: MultiComboboxProps) {
  const [missing, setMissing] = useState<readonly string[]>([])
  const onPaste = async (event: ClipboardEvent) => {
    const values = pastedValues(event.clipboardData.getData('text'))
    if (values.length < 2 || (!resolve && !create)) return
    event.preventDefault()
    const options = resolve ? await resolve(values) : values.map((one) => create?.(one))
    const taken = new Set(value.map((option) => option.value))
    const found = options.filter((option): option is ComboboxOption => option !== undefined)
    onChange([...value, ...found.filter((option) => !taken.has(option.value) && taken.add(option.value))])
    setMissing(values.filter((_, index) => options[index] === undefined))
  }
  return { missing, onPaste }
}

const boxClasses =
  'flex min-h-8 flex-wrap items-center gap-1 px-1 py-[3px] focus-within:border-focus focus-within:outline-2 focus-within:outline-focus/60'
