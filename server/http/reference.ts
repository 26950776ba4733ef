import type { Visit } from '../scopes/visit.ts'
import { openApiDocument } from './openapi.ts'
import type { Route } from './serve.ts'
import type { App } from './visit-of.ts'

/** `GET /api/openapi.json`: every address and what it takes, gives and refuses. The operator's are in it for superadmins only. */
export const reference = (routes: readonly Route[], isOperator: (visit: Visit) => Promise<boolean>) => {
  const forEveryone = routes.filter(({ endpoint }) => endpoint.access.scope !== 'operator')
  return (app: App) => {
    app.get('/api/openapi.json', async (c) => {
      const seen = c.get('visit').tokenHash !== undefined && (await isOperator(c.get('visit'))) ? routes : forEveryone
      return c.json(openApiDocument(seen.map(({ endpoint }) => endpoint)))
    })
  }
}
