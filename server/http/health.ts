import { sql } from 'drizzle-orm'
import { inPublic } from '../scopes/public.ts'
import type { App, Edge } from './visit-of.ts'

/** `/healthz`: this process answers. `/readyz`: it can do its work, so traffic may come. Neither tells more than that. */
export const health = (state: { readonly isReady: boolean }) => (app: App, edge: Edge) => {
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    try {
      if (!state.isReady) throw new Error('stopping')
      await inPublic(c.get('visit'), ({ db }) => db.execute(sql`select 1 from tenantry.settings`))
      return c.json({ status: 'ready' })
    } catch (error) {
      if (state.isReady) edge.platform.log.warn({ err: error }, 'not ready')
      return c.json({ status: 'unavailable' }, 503, { 'retry-after': '2' })
    }
  })
}
