import type { Context } from 'hono'
import { Problem, problems } from '#contract/problems.ts'
import type { Audience } from '../live-updates/audience.ts'
import { eventStreamHeaders, openEventStream } from '../live-updates/event-stream.ts'
import type { LiveUpdates } from '../live-updates/live-updates.ts'
import { open as openDoor, unknownToTheSignedOut } from '../scopes/open.ts'
import type { Visit } from '../scopes/visit.ts'
import type { App, AppEnv } from './visit-of.ts'

type PageAsked = { readonly tenant: string | undefined; readonly isOperator: boolean }

/** Reads, through the door of the page that asks, what this stream may hear. Throws the door's refusal. */
export type AudienceOf = (visit: Visit, page: PageAsked) => Promise<Audience>

/**
 * The stream of one open page: `/api/events?tenant=slug`, without a tenant what concerns the person, and for pages of the
 * operator portal an address that exists for superadmins only.
 */
export const events = (live: LiveUpdates, audienceOf: AudienceOf) => (app: App) => {
  /** How many streams each session has open. */
  const open = new Map<string, number>()
  app.get('/api/events', (c) => stream(c, { tenant: c.req.query('tenant'), isOperator: false }))
  app.get('/api/super-admin/events', async (c) => {
    try {
      // Listening is a way in, so it is written down like the others, and so is whoever tries in vain.
      await openDoor({ scope: 'operator' }, 'GET', { ...c.get('visit'), isWatching: true }, {}, async (scope) => {
        if ('entered' in scope) await scope.entered()
      })
      return await stream(c, { tenant: undefined, isOperator: true })
    } catch (error) {
      throw unknownToTheSignedOut(error)
    }
  })

  async function stream(c: Context<AppEnv>, page: PageAsked) {
    const visit: Visit = { ...c.get('visit'), isWatching: true }
    const audience = await audienceOf(visit, page)
    // Whoever asks for the headers alone never hangs up on a stream.
    if (c.req.method === 'HEAD') return new Response(null, { headers: eventStreamHeaders })
    const session = visit.tokenHash ?? ''
    const others = open.get(session) ?? 0
    if (others >= mostPerSession) throw new Problem('too_many_requests', { retryAfterSeconds: 30 })
    open.set(session, others + 1)
    const onClose = () => {
      const left = (open.get(session) ?? 1) - 1
      if (left > 0) open.set(session, left)
      else open.delete(session)
    }
    // An organization stays the same when its address changes.
    const samePage = { ...page, tenant: audience.tenantIds[0] ?? page.tenant }
    const stillAllowed = async () => {
      try {
        await audienceOf(visit, samePage)
        return true
      } catch (error) {
        if (error instanceof Problem && isRefusal.has(problems[error.code].status)) return false
        throw error
      }
    }
    const body = openEventStream({ live, audience, stillAllowed, signal: c.req.raw.signal, onClose })
    return new Response(body, { headers: eventStreamHeaders })
  }
}

/** Of one browser: each reads its right anew whenever something happens, so they are no one's to pile up. */
const mostPerSession = 50

/** Anything else says that the right could not be read just now, not that it is gone. */
const isRefusal: ReadonlySet<number> = new Set([401, 403, 404])
