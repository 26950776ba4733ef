import { useSyncExternalStore } from 'react'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'tenantry.theme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** The page's first script has set the theme before the first paint; from here on it follows choice and system. */
export function followTheme() {
  systemIsDark.addEventListener('change', show)
  // Another tab of the same person chose.
  addEventListener('storage', (event) => event.key === storageKey && show())
  show()
}

export function changeTheme(theme: Theme) {
  localStorage.setItem(storageKey, theme)
  show()
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosenTheme)
}

function chosenTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function show() {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : theme
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
