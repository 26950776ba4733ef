import type { LiveEvent } from '#contract/live-events.ts'
import { type Audience, seenBy, touchesAuthority } from './audience.ts'
import type { LiveUpdates } from './live-updates.ts'

export type EventStreamOptions = {
  readonly live: Pick<LiveUpdates, 'subscribe' | 'ended'>
  readonly audience: Audience
  /**
   * Reads anew, through the same door the stream was opened by, whether this session may still listen. False ends the
   * stream with `session.ended`; a failure ends it without a word, and the page comes back.
   */
  stillAllowed(): Promise<boolean>
  /** Aborts when the request is gone. */
  readonly signal?: AbortSignal
  /** Called once, however the stream ends. */
  onClose?(): void
  readonly heartbeatMs?: number
  readonly recheckMs?: number
  /** Events within this time are sent together, equal ones once. */
  readonly gatherMs?: number
}

export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
} as const

/** Server-sent events for one open page. An event that touches its right is passed on only once the right was read again. */
export function openEventStream(options: EventStreamOptions): ReadableStream<Uint8Array> {
  const page = new Page(options)
  return new ReadableStream<Uint8Array>(
    { start: (controller) => page.open(controller), cancel: () => page.close() },
    // What a page has not taken yet; more than this and it is cut off, comes back and refetches.
    new CountQueuingStrategy({ highWaterMark: mostWaiting }),
  )
}

const mostWaiting = 500
const encoder = new TextEncoder()

class Page {
  readonly #options: EventStreamOptions
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #pending = new Map<string, LiveEvent>()
  #gathering: NodeJS.Timeout | undefined
  #checking = false
  #checkAgain = false
  #cleanUp: (() => void)[] = []

  constructor(options: EventStreamOptions) {
    this.#options = options
  }

  open(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { live, signal, heartbeatMs = 20_000, recheckMs = 30_000 } = this.#options
    this.#controller = controller
    const heartbeat = setInterval(() => this.#send(': still here\n\n'), heartbeatMs)
    const recheck = setInterval(() => void this.#check(), recheckMs)
    this.#cleanUp = [
      live.subscribe((event) => this.#hear(event)),
      () => clearInterval(heartbeat),
      () => clearInterval(recheck),
      () => clearTimeout(this.#gathering),
      () => this.#options.onClose?.(),
    ]
    for (const each of signal ? [signal, live.ended] : [live.ended]) {
      const onAbort = () => this.close()
      each.addEventListener('abort', onAbort, { once: true })
      this.#cleanUp.push(() => each.removeEventListener('abort', onAbort))
    }
    if (signal?.aborted || live.ended.aborted) this.close()
    else this.#send('retry: 2000\n\n: open\n\n')
  }

  close(): void {
    if (!this.#controller) return
    const controller = this.#controller
    this.#controller = undefined
    for (const each of this.#cleanUp) each()
    try {
      controller.close()
    } catch {
      // The reader has let go of it already.
    }
  }

  #hear(event: LiveEvent): void {
    const { audience } = this.#options
    const seen = seenBy(event, audience)
    // The end of a session is told by the check alone: it may have been another session, or another person's.
    const isToBePassedOn = seen && event.type !== 'session.ended'
    if (isToBePassedOn) this.#pending.set(JSON.stringify(seen), seen)
    if (touchesAuthority(event, audience)) void this.#check()
    else if (isToBePassedOn) this.#gather()
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      if (!this.#checking) this.#flush()
    }, this.#options.gatherMs ?? 30)
  }

  #flush(): void {
    const text = [...this.#pending.values()].map(inWords).join('')
    this.#pending.clear()
    if (text) this.#send(text)
  }

  /** Holds events back until the answer is there. Asked for while it is under way, it asks once more afterwards. */
  async #check(): Promise<void> {
    if (this.#checking) {
      this.#checkAgain = true
      return
    }
    this.#checking = true
    try {
      do {
        this.#checkAgain = false
        if (!(await this.#options.stillAllowed())) {
          this.#pending.clear()
          this.#send(inWords({ type: 'session.ended' }))
          return this.close()
        }
      } while (this.#checkAgain)
      this.#flush()
    } catch {
      this.close()
    } finally {
      this.#checking = false
    }
  }

  #send(text: string): void {
    if (this.#controller?.desiredSize === 0) this.close()
    this.#controller?.enqueue(encoder.encode(text))
  }
}

const inWords = (event: LiveEvent) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
