import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  tone: 'success' | 'danger' | 'info'
  text: string
  detail?: string | undefined
  action?: { label: string; onSelect: () => void } | undefined
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Tells the result of something, from anywhere: `toast({ tone: 'success', text: 'Organization created' })`. */
export function toast(content: Omit<Toast, 'id'>): number {
  lastId += 1
  // More than three at once nobody reads.
  change([...toasts.slice(-2), { ...content, id: lastId }])
  return lastId
}

export function dismissToast(id: number) {
  change(toasts.filter((one) => one.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}
