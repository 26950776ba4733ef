import { Problem } from '#contract/problems.ts'
import { developmentInboxPage, readDevelopmentInbox } from '../mail/development-inbox.ts'
import type { App, Edge } from './visit-of.ts'

/** `/dev/mail` and `/dev/mail.json`: mail that cannot leave, to be read. Where mail leaves, or in production, nothing is here. */
export function developmentMail(app: App, { platform, database }: Edge): void {
  app.get('/dev/mail', async (c, next) => {
    const items = await read()
    return items ? c.html(developmentInboxPage(items)) : next()
  })
  app.get('/dev/mail.json', async (c, next) => {
    const items = await read()
    return items ? c.json({ items }) : next()
  })

  async function read() {
    try {
      return await readDevelopmentInbox(platform, database)
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return undefined
      throw error
    }
  }
}
