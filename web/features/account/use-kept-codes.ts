import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'

/** Codes that are shown only once: closing, going back and leaving the page wait until they are kept. */
export function useKeptCodes(onClose: () => void) {
  const [codes, show] = useState<readonly string[]>()
  const [isKept, setKept] = useState(false)
  const [isUrged, setUrged] = useState(false)
  const isOwed = codes !== undefined && !isKept
  const urge = () => {
    if (isOwed) setUrged(true)
    return isOwed
  }
  useBlocker({ shouldBlockFn: urge, enableBeforeUnload: isOwed })
  const close = () => {
    if (!urge()) onClose()
  }
  return { codes, show, isKept, setKept, isUrged, close, onOpenChange: (open: boolean) => !open && close() }
}

export type KeptCodes = ReturnType<typeof useKeptCodes>
