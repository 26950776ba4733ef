import { lazy, Suspense, useRef } from 'react'
import { useToasts } from './toasts.ts'

const ToastList = lazy(async () => ({ default: (await import('./toast-list.tsx')).ToastList }))

/** Stands once in a page; loads what shows toasts with the first one. */
export function ToastRegion() {
  const toasts = useToasts()
  const needed = useRef(false)
  needed.current ||= toasts.length > 0
  return needed.current ? (
    <Suspense>
      <ToastList />
    </Suspense>
  ) : null
}
