import { randomBytes } from 'node:crypto'
import { Problem } from '#contract/problems.ts'
import { readDevelopmentInbox } from '../mail/development-inbox.ts'
import { developmentInboxPage, framedLetter, frameRights } from './development-mail-page.ts'
import { type App, type Edge, headerOf, type NodeContext } from './visit-of.ts'

/**
 * `/dev/mail`, `/dev/mail/{id}` and `/dev/mail.json`: mail that cannot leave, to be read. Where mail leaves, or in
 * production, nothing is here; nor is there under a name that is not ours, behind which a page from elsewhere could read
 * the links.
 */
export function developmentMail(app: App, { platform, database }: Edge): void {
  const ownHost = new URL(platform.publicUrl).host
  app.get('/dev/mail', async (c, next) => {
    const items = await read(c)
    if (!items) return next()
    const nonce = randomBytes(16).toString('base64')
    c.header('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'; frame-src 'self'; ${shut}`)
    return c.html(developmentInboxPage(items, nonce))
  })
  app.get('/dev/mail/:id', async (c, next) => {
    const item = (await read(c))?.find(({ id }) => id === c.req.param('id'))
    if (!item) return next()
    c.header('content-security-policy', letterPolicy)
    c.header('x-frame-options', 'SAMEORIGIN')
    return c.html(framedLetter(item))
  })
  app.get('/dev/mail.json', async (c, next) => {
    const items = await read(c)
    return items ? c.json({ items }) : next()
  })

  async function read(c: NodeContext) {
    const host = headerOf(c, 'host') ?? new URL(c.req.url).host
    if (host !== ownHost && !thisMachine.test(host)) return undefined
    try {
      return await readDevelopmentInbox(platform, database)
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return undefined
      throw error
    }
  }
}

const closed = "object-src 'none'; base-uri 'none'; form-action 'none'"
const shut = `${closed}; frame-ancestors 'none'`

/** Styles stand on the elements of a mail, because mail programs know no others; without scripts they do no harm. */
const letterPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src http: https:; ${closed}; frame-ancestors 'self'; sandbox ${frameRights}`

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
