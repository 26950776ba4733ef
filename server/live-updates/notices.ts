import { z } from 'zod'
import { type LiveEvent, liveEvent } from '#contract/live-events.ts'

/** Postgres refuses a notification of 8000 bytes or more. */
export const mostNoticeBytes = 7900

/**
 * The payloads that carry these events: as few as the limit of a notification allows, each event once. An event that
 * would fit in none becomes the request to refetch everything.
 */
export function noticesOf(events: readonly LiveEvent[]): string[] {
  const texts = [...new Set(events.map(textOf))]
  const notices: string[] = []
  let current: string[] = []
  let bytes = 2
  for (const text of texts) {
    const length = Buffer.byteLength(text) + 1
    if (bytes + length > mostNoticeBytes) {
      notices.push(`[${current.join(',')}]`)
      current = []
      bytes = 2
    }
    current.push(text)
    bytes += length
  }
  if (current.length > 0) notices.push(`[${current.join(',')}]`)
  return notices
}

/** The events of a payload; none when it is not one of ours, since whoever reaches the database may notify. */
export function eventsOf(notice: string): LiveEvent[] {
  try {
    return z.array(liveEvent).parse(JSON.parse(notice))
  } catch {
    return []
  }
}

function textOf({ type, tenantId, userId }: LiveEvent): string {
  const text = JSON.stringify({ type, tenantId, userId })
  return Buffer.byteLength(text) > mostNoticeBytes - 10 ? JSON.stringify({ type: 'resync' }) : text
}
