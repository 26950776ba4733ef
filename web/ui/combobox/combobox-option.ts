export interface ComboboxOption {
  value: string
  label: string
  /** An e-mail address, a rank: whatever tells two of the same name apart. */
  detail?: string | undefined
  avatar?: { kind: 'person' | 'organization'; imageUrl?: string | null | undefined } | undefined
  disabled?: boolean | undefined
}

/** Given '' it answers with what to offer before anything is typed. */
export type OptionSearch = (term: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>

/** For few options that are all known: finds those whose label or detail holds every word typed. */
export function searchOptions(options: readonly ComboboxOption[]): OptionSearch {
  return async (term) => {
    const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean)
    return options.filter((option) => {
      const text = `${option.label} ${option.detail ?? ''}`.toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
  }
}
