import { afterEach, expect, it } from 'vitest'
import type { LiveEvent } from '#contract/live-events.ts'
import { type EventStreamOptions, openEventStream } from './event-stream.ts'
import { openLiveUpdates } from './live-updates.ts'

const live = openLiveUpdates({ listenConfig: undefined }, {} as never)
const member = { userId: 'usr_ada', tenantIds: ['ten_one'], isOperator: false }
const tell = (...events: LiveEvent[]) => live.deliver(events)
const inTenant = (type: LiveEvent['type']): LiveEvent => ({ type, tenantId: 'ten_one' })

let cuts: AbortController[] = []
afterEach(() => {
  for (const cut of cuts) cut.abort()
  cuts = []
})

/** Opens a stream and keeps all it says. */
function listen(more: Partial<EventStreamOptions> = {}) {
  const cut = new AbortController()
  cuts.push(cut)
  const said = { text: '', isOver: false, opened: 0, closed: 0 }
  const stream = openEventStream({
    live,
    audience: member,
    stillAllowed: async () => true,
    signal: cut.signal,
    onClose: () => said.closed++,
    gatherMs: 5,
    ...more,
  })
  const reading = (async () => {
    for await (const chunk of stream) said.text += new TextDecoder().decode(chunk)
    said.isOver = true
  })()
  return { said, cut, reading, stream }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 40))

it('a page is told the kind and the data of what concerns it, and nothing else', async () => {
  const { said } = listen()
  tell(inTenant('role.changed'), { type: 'role.changed', tenantId: 'ten_two' })
  await soon()
  expect(said.text).toBe(
    'retry: 2000\n\n: open\n\nevent: role.changed\ndata: {"type":"role.changed","tenantId":"ten_one"}\n\n',
  )
})

it('a burst of equal events is told once', async () => {
  const { said } = listen()
  for (let n = 0; n < 500; n++) tell({ type: 'membership.changed', tenantId: 'ten_one', userId: `usr_${n}` })
  await soon()
  expect(said.text.match(/event:/g)).toHaveLength(1)
})

it('a silent stream is kept open by comments', async () => {
  const { said } = listen({ heartbeatMs: 10 })
  await soon()
  expect(said.text).toMatch(/(: still here\n\n){2}/)
})

it('rule 73: a page whose right is gone is told so, hears nothing that came after, and is closed', async () => {
  let isAllowed = true
  const { said, reading } = listen({
    stillAllowed: async () => {
      await soon()
      return isAllowed
    },
  })
  isAllowed = false
  tell({ type: 'membership.changed', tenantId: 'ten_one', userId: 'usr_ada' })
  tell(inTenant('role.changed'))
  await reading
  expect(said.text).toMatch(/: open\n\nevent: session\.ended\ndata: \{"type":"session\.ended"\}\n\n$/)
  expect(said).toMatchObject({ isOver: true, closed: 1 })
})

it('a page that may go on hears what was held back while its right was read', async () => {
  const { said } = listen()
  tell({ type: 'membership.changed', tenantId: 'ten_one', userId: 'usr_ada' }, inTenant('role.changed'))
  await soon()
  expect(said.text).toContain('event: membership.changed')
  expect(said.text).toContain('event: role.changed')
})

it('the end of another session of the same person is not told', async () => {
  const { said } = listen()
  tell({ type: 'session.ended', userId: 'usr_ada' })
  await soon()
  expect(said.text).not.toContain('session.ended')
})

it('rule 73: the right is read again from time to time, without any event', async () => {
  let isAllowed = true
  const { said, reading } = listen({ stillAllowed: async () => isAllowed, recheckMs: 10 })
  await soon()
  expect(said.isOver).toBe(false)
  isAllowed = false
  await reading
  expect(said.text).toContain('event: session.ended')
})

it('a right that changes again while it is read is read once more', async () => {
  const answers = [true, false]
  const { said, reading } = listen({
    stillAllowed: async () => {
      await soon()
      return answers.shift() ?? false
    },
  })
  tell({ type: 'user.changed', userId: 'usr_ada' })
  await new Promise((resolve) => setTimeout(resolve, 10))
  tell({ type: 'user.changed', userId: 'usr_ada' })
  await reading
  expect(said.text).toContain('session.ended')
})

it('a right that cannot be read closes the stream without a word', async () => {
  const { said, reading } = listen({ stillAllowed: () => Promise.reject(new Error('no database')), recheckMs: 10 })
  await reading
  expect(said.text).not.toContain('event:')
})

it('a stream ends with its request, and leaves nothing behind', async () => {
  const { said, cut, reading } = listen()
  cut.abort()
  await reading
  tell(inTenant('role.changed'))
  expect(said.closed).toBe(1)
  expect(said.text).not.toContain('event:')
  const gone = openEventStream({ live, audience: member, stillAllowed: async () => true, onClose: () => said.closed++ })
  await gone.cancel()
  expect(said.closed).toBe(2)
})

it('a page that takes nothing is cut off instead of filling memory', async () => {
  let closed = 0
  const stream = openEventStream({
    live,
    audience: member,
    stillAllowed: async () => true,
    heartbeatMs: 1,
    onClose: () => closed++,
  })
  await expect.poll(() => closed, { timeout: 5_000 }).toBe(1)
  await stream.cancel()
})

it('rule 144: every stream ends when the server stops', async () => {
  const stopping = openLiveUpdates({ listenConfig: undefined }, {} as never)
  const { reading, said } = listen({ live: stopping })
  await stopping.stop()
  await reading
  expect(said.closed).toBe(1)
  const late = listen({ live: stopping })
  await late.reading
  expect(late.said.text).toBe('')
})
