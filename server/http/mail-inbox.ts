import { Problem } from '#contract/problems.ts'
import { developmentInboxPage, readDevelopmentInbox } from '../mail/development-inbox.ts'
import type { App, Edge } from './visit-of.ts'

/** `GET /dev/mail`: the mails that were not sent, as a page or, when asked for JSON, as data. Elsewhere no such address. */
export const mailInbox = (app: App, { platform, database }: Edge) => {
  app.get('/dev/mail', async (c, next) => {
    try {
      const items = await readDevelopmentInbox(platform, database)
      c.header('cache-control', 'no-store')
      return c.req.header('accept')?.includes('application/json')
        ? c.json({ items })
        : c.html(developmentInboxPage(items))
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return next()
      throw error
    }
  })
}
