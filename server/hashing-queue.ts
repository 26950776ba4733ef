import { Problem } from '#contract/problems.ts'

/** Runs work that keeps a processor busy: a few at once, some waiting, the rest turned away. */
export type HashingQueue = { run<T>(work: () => Promise<T>): Promise<T> }

/** So that a flood of sign-ins slows down sign-ins only: hashing never takes more threads than `atOnce`. */
export function createHashingQueue({ atOnce, waitingAtMost }: { atOnce: number; waitingAtMost: number }): HashingQueue {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    async run(work) {
      if (running < atOnce) running++
      else if (waiting.length >= waitingAtMost) throw new Problem('busy', { retryAfterSeconds: 2 })
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        // The place goes straight to the next in line, so that a newcomer can't overtake.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
