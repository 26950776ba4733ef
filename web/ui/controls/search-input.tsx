import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Input } from './input.tsx'

export interface SearchInputProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** Waits this long after the last key before it tells. */
  delayMs?: number
}

/** The page's search: `/` puts the cursor here, Escape empties it. */
export function SearchInput({ label, value, onChange, delayMs = 200 }: SearchInputProps) {
  const texts = useTexts()
  const [typed, setTyped] = useState(value)
  const told = useRef(value)
  const tell = (next: string) => {
    told.current = next
    if (next !== value) onChange(next)
  }
  // A change from outside (back button, cleared filters) wins over what stands here; our own echo does not.
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(value)
  }, [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the clock
  useEffect(() => {
    if (typed === told.current) return
    const clock = setTimeout(() => tell(typed), delayMs)
    return () => clearTimeout(clock)
  }, [typed])
  const clear = () => {
    setTyped('')
    tell('')
  }
  return (
    <Input
      type="search"
      role="searchbox"
      data-search
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts="/"
      autoComplete="off"
      spellCheck={false}
      className="[&::-webkit-search-cancel-button]:hidden"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell(typed)
        if (event.key === 'Escape' && typed) clear()
      }}
      lead={<Search aria-hidden />}
      trail={
        typed ? (
          <button
            type="button"
            aria-label={texts.ui.actions.clear}
            className="grid size-6 place-items-center rounded-sm hover:bg-subtle hover:text-ink"
            onClick={clear}
          >
            <X aria-hidden className="size-4" />
          </button>
        ) : (
          <kbd aria-hidden className="mr-1 rounded-sm border border-line bg-subtle px-1.5 font-sans text-faint text-xs">
            /
          </kbd>
        )
      }
    />
  )
}
