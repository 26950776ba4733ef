import { type KeyboardEvent, useId, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import type { ComboboxOption, OptionSearch } from './combobox-option.ts'
import { useOptionSearch } from './use-option-search.ts'

export interface ComboboxBehaviour {
  search: OptionSearch
  /** Makes an option of what is typed, such as an address nobody has yet; undefined when the text won't do. */
  create?: ((text: string) => ComboboxOption | undefined) | undefined
  /** Options not offered, because they are chosen already. */
  without?: readonly ComboboxOption[] | undefined
  onPick: (option: ComboboxOption) => void
}

/** The moving parts of a combobox after the ARIA pattern: the focus stays in the input, the active option is named. */
export function useCombobox({ search, create, without = [], onPick }: ComboboxBehaviour) {
  const texts = useTexts().ui.combobox
  const id = useId()
  const [open, setOpen] = useState(false)
  const [term, setTerm] = useState('')
  const [active, setActive] = useState(0)
  const found = useOptionSearch(search, term.trim(), open)
  const taken = new Set(without.map((option) => option.value))
  const offered = found.options.filter((option) => !taken.has(option.value))
  const made = term.trim() ? create?.(term.trim()) : undefined
  const isNew = made && !taken.has(made.value) && !offered.some((option) => option.value === made.value)
  const options = isNew ? [...offered, { ...made, label: texts.add(made.label) }] : offered
  const current = Math.min(active, options.length - 1)

  const type = (next: string) => {
    setTerm(next)
    setActive(0)
    setOpen(true)
  }
  /** Opened again, the option at this place is the active one. */
  const close = (place = 0) => {
    setOpen(false)
    setTerm('')
    setActive(place)
  }
  const pick = (option: ComboboxOption) => {
    if (option.disabled) return
    onPick(made?.value === option.value && isNew ? made : option)
  }
  /** Going elsewhere keeps a whole address that was typed and not confirmed; anything less is let go. */
  const leave = () => {
    if (made && isNew) pick(made)
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const option = options[current]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (open && options.length > 0) setActive((current + step + options.length) % options.length)
      else setOpen(true)
    } else if (event.key === 'Enter' && open) {
      // With nothing to pick it must not send the form either.
      event.preventDefault()
      const meant = found.status === 'searching' ? options.find((one) => isMeant(one, term)) : option
      if (meant) pick(meant)
    } else if (event.key === 'Escape' && open) {
      // Closes the list and not the dialog around it.
      event.stopPropagation()
      event.preventDefault()
      close()
    }
  }
  const inputProps = {
    role: 'combobox',
    autoComplete: 'off',
    spellCheck: false,
    'aria-expanded': open,
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list',
    'aria-activedescendant': open && options[current] ? `${id}-${current}` : undefined,
    onKeyDown,
    onClick: () => setOpen(true),
  } as const
  return {
    id,
    open,
    setOpen,
    term,
    type,
    close,
    leave,
    pick,
    options,
    current,
    setActive,
    status: found.status,
    inputProps,
  }
}

/** While the answer to what was typed is on its way, the list is that of an older question: its first entry may be anything. */
const isMeant = ({ label, detail = '' }: ComboboxOption, term: string) =>
  `${label} ${detail}`.toLocaleLowerCase().includes(term.trim().toLocaleLowerCase())

export type ComboboxState = ReturnType<typeof useCombobox>
