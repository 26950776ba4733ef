import { useEffect, useRef, useState } from 'react'
import type { ComboboxOption, OptionSearch } from './combobox-option.ts'

export interface OptionSearchState {
  status: 'searching' | 'ready' | 'failed'
  options: readonly ComboboxOption[]
}

const delayMs = 150

/** Asks after a short rest in typing; an answer to an older question never replaces a newer one. */
export function useOptionSearch(search: OptionSearch, term: string, open: boolean): OptionSearchState {
  const [state, setState] = useState<OptionSearchState>({ status: 'searching', options: [] })
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    if (!open) return
    const abort = new AbortController()
    setState((before) => ({ status: 'searching', options: before.options }))
    const ask = async () => {
      try {
        const options = await latest.current(term, abort.signal)
        if (!abort.signal.aborted) setState({ status: 'ready', options })
      } catch {
        if (!abort.signal.aborted) setState({ status: 'failed', options: [] })
      }
    }
    const clock = setTimeout(ask, term ? delayMs : 0)
    return () => {
      clearTimeout(clock)
      abort.abort()
    }
  }, [term, open])
  return state
}
