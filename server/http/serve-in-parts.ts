// Joins a promise to a use case whose work is many small transactions, each behind the door anew: whoever loses the right
// half-way gets no further, and what is done stays done. Under an Idempotency-Key every part remembers its own answer, so
// that a repeat after a failure goes on where the first attempt stopped, and the whole remembers the answer it gave. What
// was asked is judged before the first door opens, which saves a round trip, and told behind it only.
import type { z } from 'zod'
import type { Access, Endpoint, Method } from '#contract/endpoint.ts'
import type { Doors } from '../scopes/doors.ts'
import { open, type ScopeOf } from '../scopes/open.ts'
import type { Visit } from '../scopes/visit.ts'
import { claimKey, heedsKey, once } from './idempotency.ts'
import { type Asked, judge, placeOf, type Route } from './serve.ts'

type DoorsOf<A extends Access> = Doors<ScopeOf<A, 'GET'>, ScopeOf<A, 'POST'>>

export const serveInParts = <A extends Access, M extends Method, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<A, M, I, O>,
  perform: (doors: DoorsOf<A>, input: z.output<I>) => Promise<z.input<O>>,
): Route => ({
  endpoint,
  heedsKey: heedsKey(endpoint),
  async handle(visit, asked) {
    const doors = doorsOf<A>(endpoint, visit, asked)
    const { input, flaw } = judge(endpoint, asked)
    if (flaw) {
      await doors.write(async () => {})
      throw flaw
    }
    const claim = asked.idempotencyKey ? await doors.write((scope) => claimKey(scope, endpoint.path, asked)) : undefined
    if (claim && 'answer' in claim) return claim.answer
    const answer = endpoint.output.parse(await behindADoor(doors, () => perform(doors, input)))
    if (claim)
      await doors
        .write((scope) => claim.keep(scope, answer))
        .catch((error: unknown) => {
          // What was done is done, and whoever asked must hear of it; each part has kept its own answer.
          visit.platform.log.error({ err: error, requestId: visit.requestId }, 'an answer could not be kept')
        })
    return answer
  },
})

/** Whatever comes of the work, nobody hears of it whom no door has let in. */
async function behindADoor<T>(
  doors: { wasTried: boolean; write(work: () => Promise<void>): Promise<void> },
  work: () => Promise<T>,
) {
  try {
    return await work()
  } finally {
    if (!doors.wasTried) await doors.write(async () => {})
  }
}

function doorsOf<A extends Access>({ access, method, path }: Endpoint, visit: Visit, asked: Asked) {
  const doors = {
    wasTried: false,
    // The doors of this access make these scopes; the compiler cannot follow that through the table of doors.
    read<T>(work: (scope: ScopeOf<A, 'GET'>) => Promise<T>): Promise<T> {
      doors.wasTried = true
      return open(access, 'GET', visit, asked.parameters, async (scope) => {
        try {
          return await work(scope as ScopeOf<A, 'GET'>)
        } catch (error) {
          // In a read nobody may have been let in yet: the door's refusal goes before ours.
          if ('entered' in scope) await scope.entered()
          throw error
        }
      })
    },
    write<T>(work: (scope: ScopeOf<A, 'POST'>) => Promise<T>): Promise<T> {
      doors.wasTried = true
      return open(access, method, visit, placeOf(asked), (scope) => work(scope as ScopeOf<A, 'POST'>))
    },
    part: <T>(name: string, work: (scope: ScopeOf<A, 'POST'>) => Promise<T>): Promise<T> =>
      doors.write((scope) => once(scope, `${path} ${name}`, asked, () => work(scope))),
  }
  return doors
}
