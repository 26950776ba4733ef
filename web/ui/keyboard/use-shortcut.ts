import { useEffect, useRef } from 'react'

export interface ShortcutKeys {
  key: string
  /** With ⌘ on a Mac, Ctrl elsewhere. Such a one also works while typing. */
  command?: boolean
}

/** A key that works anywhere in the page, except where it is typed as text or a dialog is open. */
export function useShortcut({ key, command = false }: ShortcutKeys, act: () => void) {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== key || event.altKey) return
      if (command !== (event.metaKey || event.ctrlKey)) return
      if (!command && (isTyping(event.target) || document.querySelector('[role=dialog]'))) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [key, command])
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
