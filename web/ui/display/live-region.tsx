import { useSyncExternalStore } from 'react'

let message = ''
const listeners = new Set<() => void>()

/** Says something to those who listen, without showing it: "Ada is now a Manager". */
export function announce(text: string) {
  // A space more makes the same sentence new, so that it is said again.
  message = message === text ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

/** Stands once in a page. */
export function LiveRegion() {
  const said = useSyncExternalStore(subscribe, () => message)
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
