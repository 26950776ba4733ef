import { expect, it } from 'vitest'
import { createHashingQueue } from './hashing-queue.ts'

/** Work that lasts until told to end. */
function held() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => ended, end: () => end() }
}

it('rule 14: runs a few at once, lets some wait and turns the rest away', async () => {
  const queue = createHashingQueue({ atOnce: 2, waitingAtMost: 1 })
  const [first, second] = [held(), held()]
  const running = [queue.run(first.work), queue.run(second.work)]
  const waiting = queue.run(async () => 'had its turn')
  await expect(queue.run(async () => 'too much')).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 2 })
  first.end()
  expect(await waiting).toBe('had its turn')
  second.end()
  await Promise.all(running)
})

it('never runs more than its share, however they come and go', async () => {
  const queue = createHashingQueue({ atOnce: 2, waitingAtMost: 100 })
  let running = 0
  let most = 0
  await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      queue.run(async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, index % 3))
        running--
        if (index % 4 === 0) throw new Error('failed')
      }),
    ),
  )
  expect(most).toBe(2)
  expect(running).toBe(0)
})

it('goes on after work that failed', async () => {
  const queue = createHashingQueue({ atOnce: 1, waitingAtMost: 0 })
  await expect(queue.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await queue.run(async () => 'fine')).toBe('fine')
})
