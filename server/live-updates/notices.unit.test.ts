import { expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-events.ts'
import { eventsOf, mostNoticeBytes, noticesOf } from './notices.ts'

it('events come out of a notice as they went in, each once', () => {
  const events: LiveEvent[] = [
    { type: 'tenant.created', tenantId: 'ten_1' },
    { type: 'membership.changed', tenantId: 'ten_1', userId: 'usr_ä' },
  ]
  const notices = noticesOf([...events, ...events])
  expect(notices).toHaveLength(1)
  expect(notices.flatMap(eventsOf)).toEqual(events)
})

it('many events are spread over as few notices as Postgres takes', () => {
  const events = Array.from({ length: 1000 }, (_, n): LiveEvent => ({ type: 'user.changed', userId: `usr_${n}é` }))
  const notices = noticesOf(events)
  for (const notice of notices) expect(Buffer.byteLength(notice)).toBeLessThanOrEqual(mostNoticeBytes)
  expect(notices.flatMap(eventsOf)).toEqual(events)
  expect(notices.length).toBeLessThan(8)
})

it('an event too large for any notice becomes the request to refetch everything', () => {
  expect(noticesOf([{ type: 'user.changed', userId: 'x'.repeat(9000) }]).flatMap(eventsOf)).toEqual([
    { type: 'resync' },
  ])
})

it('no events make no notice', () => {
  expect(noticesOf([])).toEqual([])
})

it('a notice of somebody else says nothing', () => {
  for (const notice of ['', 'x', '{}', '[{"type":"made.up"}]', '[1]', 'null']) expect(eventsOf(notice)).toEqual([])
})
