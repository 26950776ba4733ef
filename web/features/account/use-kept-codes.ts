import { useState } from 'react'

/** Codes that are shown only once: closing waits until they are kept. */
export function useKeptCodes(onClose: () => void) {
  const [codes, show] = useState<readonly string[]>()
  const [isKept, setKept] = useState(false)
  const [isUrged, setUrged] = useState(false)
  const close = () => {
    if (!codes || isKept) onClose()
    else setUrged(true)
  }
  return { codes, show, isKept, setKept, isUrged, close, onOpenChange: (open: boolean) => !open && close() }
}

export type KeptCodes = ReturnType<typeof useKeptCodes>
