import { texts } from '#web/texts/texts.ts'

/** How the key for commands is written on this machine, and in the reader's language. */
export function commandKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : texts().ui.shortcuts.control
}
