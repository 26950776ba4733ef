import { randomBytes } from 'node:crypto'
import type { Visit } from '../scopes/visit.ts'
import { openApiDocument } from './openapi.ts'
import type { PageGuards } from './pages.ts'
import { mountedOperations } from './reference-of-mounts.ts'
import { referencePage } from './reference-page.ts'
import { secure } from './security-headers.ts'
import type { Route } from './serve.ts'
import type { App, Edge } from './visit-of.ts'

/**
 * What the API promises: `/api/openapi.json` for machines, `/api/docs` for people. The operator's addresses are in it for
 * superadmins only.
 */
export const reference = (routes: readonly Route[], { portal }: Pick<PageGuards, 'portal'>) => {
  const documentFor = async (visit: Visit) =>
    visit.tokenHash !== undefined && (await portal(visit, 'reference')) === 'open'
      ? openApiDocument(routes, mountedOperations)
      : openApiDocument(
          routes.filter(({ endpoint }) => endpoint.access.scope !== 'operator'),
          mountedOperations.filter(({ isOperators }) => !isOperators),
        )
  return (app: App, { platform }: Edge) => {
    const isHttps = platform.publicUrl.startsWith('https://')
    app.get('/api/openapi.json', async (c) => c.json(await documentFor(c.get('visit'))))
    app.get('/api/docs', async (c) => {
      const nonce = randomBytes(16).toString('base64')
      const page = referencePage(await documentFor(c.get('visit')), nonce)
      secure(c.res.headers, { isHttps, nonce })
      return c.html(page)
    })
  }
}
