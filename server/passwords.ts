import { availableParallelism } from 'node:os'
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2'
import { Problem } from '#contract/problems.ts'
import { createHashingQueue, type HashingQueue } from './hashing-queue.ts'
import { weaknessOf } from './password-strength.ts'
import type { Passwords } from './platform.ts'

/** As long as the contract's shape allows. Longer ones are refused, never cut. */
const longest = 256

/** argon2id: 19 MiB, two passes, one lane. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A hash of 32 random bytes nobody kept, made with the same cost as the real ones. */
const hashOfNobody = '$argon2id$v=19$m=19456,t=2,p=1$21toZkaK2i3hrKW974lHkA$lq2OL1/vtbjLdC4yTLdq8V+7v2U6IKTi6KLiIcgbhcI'

const oneLine = (): HashingQueue =>
  createHashingQueue({
    atOnce: hashesAtOnce(availableParallelism(), process.env.UV_THREADPOOL_SIZE),
    waitingAtMost: 50,
  })

/**
 * As many as there are processors, but never all threads of Node's pool: files are read and names looked up there, too.
 *
 * @param poolSize as the environment has it: 4 when unset, and 1 when it is no number
 */
export function hashesAtOnce(processors: number, poolSize: string | undefined): number {
  const threads = poolSize === undefined ? 4 : Number.parseInt(poolSize, 10) || 1
  return Math.max(1, Math.min(processors, threads - 1))
}

/** The only code that sees passwords: it judges, hashes and compares them. */
export function createPasswords(queue: HashingQueue = oneLine()): Passwords {
  return {
    async hash(password, about) {
      const weakness = await weaknessOf(exactly(password), about, longest)
      if (weakness) {
        const { code, message } = weakness
        throw new Problem('password_too_weak', {
          detail: message,
          fields: [{ path: about.path ?? 'password', code, message }],
        })
      }
      return queue.run(() => argon2Hash(exactly(password), argon2id))
    },
    async verify(password, hash) {
      if (password.length > longest) return false
      const matches = await queue.run(() => argon2Verify(hash ?? hashOfNobody, exactly(password)))
      return matches && hash !== undefined
    },
  }
}

/** One form for what looks the same on different keyboards; nothing else is changed. */
const exactly = (password: string) => password.normalize('NFC')
