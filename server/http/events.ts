import { Problem } from '#contract/problems.ts'
import type { Audience } from '../live-updates/audience.ts'
import { eventStreamHeaders, openEventStream } from '../live-updates/event-stream.ts'
import type { LiveUpdates } from '../live-updates/live-updates.ts'
import type { Visit } from '../scopes/visit.ts'
import type { App, Edge } from './visit-of.ts'

/** Reads, through the door of the page that asks, what this stream may hear. Throws the door's refusal. */
export type AudienceOf = (visit: Visit, page: { tenant: string | undefined; isOperator: boolean }) => Promise<Audience>

/** `GET /api/events?tenant=slug`, `?operator` or neither: the stream of one open page. */
export const events = (live: LiveUpdates, audienceOf: AudienceOf) => (app: App, _edge: Edge) => {
  app.get('/api/events', async (c) => {
    const visit = c.get('visit')
    const page = { tenant: c.req.query('tenant'), isOperator: c.req.query('operator') !== undefined }
    const audience = await audienceOf(visit, page)
    const stillAllowed = async () => {
      try {
        await audienceOf(visit, page)
        return true
      } catch (error) {
        if (error instanceof Problem && error.code !== 'unavailable') return false
        throw error
      }
    }
    return new Response(openEventStream({ live, audience, stillAllowed, signal: c.req.raw.signal }), {
      headers: eventStreamHeaders,
    })
  })
}
