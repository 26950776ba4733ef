import { useRef } from 'react'

/**
 * Our dialogs are opened by state and not by a trigger of radix, which therefore can't know
 * where the focus came from. `first` finds what gets it instead of radix's choice.
 */
export function useReturnFocus(first?: (dialog: HTMLElement) => HTMLElement | null) {
  const opener = useRef<Element>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement
      const target = event.currentTarget instanceof HTMLElement ? first?.(event.currentTarget) : undefined
      if (!target) return
      event.preventDefault()
      target.focus()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (opener.current instanceof HTMLElement) opener.current.focus()
    },
  }
}
