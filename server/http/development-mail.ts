import { Problem } from '#contract/problems.ts'
import { developmentInboxPage, readDevelopmentInbox } from '../mail/development-inbox.ts'
import { type App, type Edge, headerOf, type NodeContext } from './visit-of.ts'

/**
 * `/dev/mail` and `/dev/mail.json`: mail that cannot leave, to be read. Where mail leaves, or in production, nothing is
 * here; nor is there under a name that is not ours, behind which a page from elsewhere could read the links.
 */
export function developmentMail(app: App, { platform, database }: Edge): void {
  const ownHost = new URL(platform.publicUrl).host
  app.get('/dev/mail', async (c, next) => {
    const items = await read(c)
    return items ? c.html(developmentInboxPage(items)) : next()
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

const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
