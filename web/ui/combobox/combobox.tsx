import { clsx } from 'clsx'
import { ChevronsUpDown, X } from 'lucide-react'
import type { Ref } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { controlClasses } from '../controls/control-classes.ts'
import { Avatar } from '../display/avatar.tsx'
import { ComboboxList } from './combobox-list.tsx'
import type { ComboboxOption, OptionSearch } from './combobox-option.ts'
import { useCombobox } from './use-combobox.ts'

export interface ComboboxProps {
  value: ComboboxOption | null | undefined
  onChange: (option: ComboboxOption | null) => void
  search: OptionSearch
  create?: ((text: string) => ComboboxOption | undefined) | undefined
  /** Names the list; the field's label usually. */
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

/** One person, organization or role, found by name or e-mail. */
export function Combobox({ value, onChange, search, create, label, placeholder, ...input }: ComboboxProps) {
  const texts = useTexts().ui
  const state = useCombobox({
    search,
    create,
    onPick: (option) => {
      onChange(option)
      state.close()
    },
  })
  const typing = state.open && state.term !== ''
  return (
    <ComboboxList state={state} label={label} chosen={value?.value}>
      <div className="relative">
        {value?.avatar && !typing && (
          <span className="pointer-events-none absolute inset-y-0 left-2 flex items-center">
            <Avatar name={value.label} size="xs" kind={value.avatar.kind} imageUrl={value.avatar.imageUrl} />
          </span>
        )}
        <input
          {...input}
          {...state.inputProps}
          placeholder={placeholder ?? texts.combobox.placeholder}
          value={typing || !value ? state.term : value.label}
          onChange={(event) => state.type(typed(event.target.value, typing, value))}
          className={clsx(controlClasses, 'h-8 pr-8', value?.avatar && !typing ? 'pl-9' : 'pl-2.5')}
        />
        {value && !input.disabled ? (
          <button
            type="button"
            aria-label={texts.actions.remove(value.label)}
            onClick={() => onChange(null)}
            className="absolute inset-y-1 right-1 grid w-6 place-items-center rounded-sm text-faint hover:bg-subtle hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        ) : (
          <ChevronsUpDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-faint" />
        )}
      </div>
    </ComboboxList>
  )
}

/** The first key over a chosen option begins a new search instead of lengthening its name. */
function typed(text: string, typing: boolean, value: ComboboxOption | null | undefined) {
  return !typing && value && text.startsWith(value.label) ? text.slice(value.label.length) : text
}
