import { useRef } from 'react'
import { newIdempotencyKey } from '#web/api/call.ts'

/** The same key for the same content, so that sending it again after a lost answer makes nothing twice. */
export function useRepeatKey() {
  const last = useRef<{ content: string; key: string }>(undefined)
  return (input: unknown) => {
    const content = JSON.stringify(input)
    if (last.current?.content !== content) last.current = { content, key: newIdempotencyKey() }
    return last.current.key
  }
}
