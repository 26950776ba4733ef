// The pages. An address that does not exist leads somebody signed in to /dashboard and anybody else to /sign-in, and for
// everyone but superadmins the operator portal is an address that does not exist: same status, same headers, same bytes.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { credentialsPage } from '#contract/authentication.ts'
import type { Platform } from '../platform.ts'
import type { Visit } from '../scopes/visit.ts'
import { isCrooked } from './gate.ts'
import { type Naming, usualNaming } from './naming.ts'
import { secure } from './security-headers.ts'
import type { TokenCookie } from './session-cookie.ts'
import type { App, NodeContext } from './visit-of.ts'

/**
 * To a superadmin the portal says what is missing: a second factor, or a younger session. To anybody else there is no
 * portal: `shut`.
 */
export type PortalDoor = 'open' | 'second factor due' | 'session too old' | 'shut'

/** What the pages ask of the server; each is answered by the doors, live. */
export type PageGuards = {
  /** Where this visit lands after signing in; `null` for the page of those who belong nowhere; undefined when signed out. */
  landing(visit: Visit): Promise<string | null | undefined>
  /** Entering by a page is written down, being turned away from a page or a file is, too; the reference asks for nothing. */
  portal(visit: Visit, asksFor: 'page' | 'file' | 'reference'): Promise<PortalDoor>
  /** Ends the session of this visit: one too old for the portal would lead from page to page for ever. */
  endSession(visit: Visit): Promise<unknown>
  isSetupOpen(visit: Visit, token: string): Promise<boolean>
  /** The slug that `/admin/…` of earlier plans meant: the named tenant or the current one, when the visitor is a member. */
  tenantOf(visit: Visit, slug: string | undefined): Promise<string | undefined>
}

type Options = {
  readonly folder: string
  readonly isHttps: boolean
  /** Pages that show a link say whether its mail goes out as well. */
  readonly mailMode: Platform['mailMode']
  readonly guards: PageGuards
  readonly cookie: TokenCookie
  /** A second host for the portal; its bare address leads operators there. */
  readonly adminHost?: string | undefined
  readonly naming?: (() => Promise<Naming>) | undefined
}

const openPages = new Set(['/sign-in', '/forgot-password', '/reset-password', '/join', '/sign-up'])
const memberPages = /^\/(select-org|o\/[^/]+(\/.*)?|settings(\/.*)?)$/

export function mountPages(app: App, options: Options): void {
  const { folder, guards, adminHost, cookie } = options
  const page = pageIn(join(folder, 'web', 'main.html'), options)
  const operatorPage = pageIn(join(folder, 'operator', 'operator.html'), options)
  const files = staticFiles(join(folder, 'web'), (path) => path)
  const operatorFiles = staticFiles(join(folder, 'operator'), (path) => path.slice('/admin'.length), 'guarded')

  app.get('/assets/*', files)
  app.get('*', async (c, next) => {
    const { path } = c.req
    const visit = c.get('visit')
    if (path.startsWith('/api/') || isCrooked(c.env?.incoming?.url ?? path)) return next()
    if (openPages.has(path)) return page(c)
    if (path === '/setup') return (await guards.isSetupOpen(visit, c.req.query('token') ?? '')) ? page(c) : next()
    if (isTop(path) && isAskedOf(c, adminHost) && (await guards.portal(visit, 'reference')) === 'open')
      return c.redirect('/admin')
    if (path === '/dashboard') return dashboard(c, guards, page)
    if (memberPages.test(path)) return (await guards.landing(visit)) === undefined ? c.redirect(signInFor(c)) : page(c)
    if (isUnder(path, '/admin')) return underAdmin(c, { guards, cookie }, operatorPage, operatorFiles, next)
    if (path === '/org/new' || isUnder(path, '/super-admin')) return earlierPortal(c, { guards, cookie }, next)
    return next()
  })
  app.get('*', (c, next) => (c.req.path.startsWith('/api/') ? next() : nowhere(c, guards)))
}

/** Where whoever comes to the portal's own host begins, before and after signing in. */
const isTop = (path: string) => path === '/' || path === '/dashboard'

/** A request can name any host: whoever is no operator gets there what they get everywhere. */
const isAskedOf = (c: NodeContext, host: string | undefined) =>
  host !== undefined && c.req.header('host')?.toLowerCase() === host

/** The one answer of every address that is not there. */
async function nowhere(c: NodeContext, guards: PageGuards) {
  return c.redirect((await guards.landing(c.get('visit'))) === undefined ? '/sign-in' : '/dashboard')
}

async function dashboard(c: NodeContext, guards: PageGuards, page: Page) {
  const landing = await guards.landing(c.get('visit'))
  if (landing === undefined) return c.redirect('/sign-in')
  return landing === null ? page(c) : c.redirect(landing)
}

type Leading = Pick<Options, 'guards' | 'cookie'>

/** Superadmins who may not come in yet: to where they set up a second factor, or sign in again. */
async function ledElsewhere(c: NodeContext, { guards, cookie }: Leading, door: PortalDoor) {
  if (door === 'second factor due') return c.redirect(`${credentialsPage}?next=${asked(c)}`)
  if (door !== 'session too old') return undefined
  await guards.endSession(c.get('visit'))
  c.header('set-cookie', cookie.clear())
  return c.redirect('/sign-in')
}

async function underAdmin(
  c: NodeContext,
  parts: Leading,
  page: Page,
  files: ReturnType<typeof staticFiles>,
  next: () => Promise<void>,
) {
  const { path } = c.req
  const { guards } = parts
  const isFile = path.startsWith('/admin/assets/')
  const door = await guards.portal(c.get('visit'), isFile ? 'file' : 'page')
  const elsewhere = isFile ? undefined : await ledElsewhere(c, parts, door)
  if (elsewhere) return elsewhere
  if (door !== 'open') return (await earlierAddress(c, guards)) ?? next()
  if (isFile) return files(c, next)
  if (path === '/admin/organizations') return c.redirect('/admin/orgs')
  if (path === '/admin/User') return c.redirect('/admin/users')
  return page(c)
}

const isUnder = (path: string, top: string) => path === top || path.startsWith(`${top}/`)

/** Addresses of earlier plans for the portal's pages, behind the same boundary: `/org/new` and `/super-admin/**`. */
async function earlierPortal(c: NodeContext, parts: Leading, next: () => Promise<void>) {
  const door = await parts.guards.portal(c.get('visit'), 'page')
  const elsewhere = await ledElsewhere(c, parts, door)
  if (elsewhere) return elsewhere
  if (door !== 'open') return next()
  if (c.req.path === '/org/new') return c.redirect('/admin/orgs/new')
  return c.redirect(
    c.req.path.replace(/^\/super-admin/, '/admin').replace(/^\/admin\/(tenants|organizations)/, '/admin/orgs'),
  )
}

/** Addresses of earlier plans: `/admin/team/**`, `/admin/settings/**` and `/admin/{slug}/**` are pages of a member's tenant. */
async function earlierAddress(c: NodeContext, guards: PageGuards) {
  const [, , first = '', ...rest] = c.req.path.split('/')
  const isOwnPage = first === 'team' || (first === 'settings' && (rest[0] === 'permissions' || rest[0] === 'security'))
  if (!first) return undefined
  const slug = await guards.tenantOf(c.get('visit'), isOwnPage ? undefined : first)
  if (!slug) return undefined
  return c.redirect(['/o', slug, ...(isOwnPage ? [first] : []), ...rest].join('/'))
}

/** Members' pages come back after signing in; the address of anything else is not repeated. */
const signInFor = (c: NodeContext) => `/sign-in?next=${asked(c)}`

/** Where this request wanted to go, for a link that leads back there. */
const asked = (c: NodeContext) => encodeURIComponent(c.req.path + new URL(c.req.url).search)

/** The server was started without its pages, or from another folder than they are in. */
export class PagesMissing extends Error {
  override name = 'PagesMissing'
}

function builtPage(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new PagesMissing(`The pages are not built: run \`npm run build\`. ${file} can not be read.`, { cause })
  }
}

type Page = (c: NodeContext) => Promise<Response>

/** A page is one file with a fresh nonce in each copy, and the installation's own words. Read at the start: without it there is no use in one. */
function pageIn(file: string, { isHttps, mailMode, naming = async () => usualNaming }: Options): Page {
  const text = builtPage(file)
  return async (c) => {
    const { productName, organizationNoun } = await naming()
    const nonce = randomBytes(16).toString('base64')
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    secure(headers, { isHttps, nonce })
    const words = {
      CSP_NONCE: nonce,
      PRODUCT_NAME: escaped(productName),
      ORGANIZATION_NOUN: escaped(organizationNoun),
      MAIL_MODE: mailMode,
    }
    const written = text.replace(placeholder, (_, name: keyof typeof words) => words[name])
    return c.newResponse(written, 200, Object.fromEntries(headers))
  }
}

const placeholder = /__(CSP_NONCE|PRODUCT_NAME|ORGANIZATION_NOUN|MAIL_MODE)__/g
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/**
 * Built files carry their content's hash in the name, so they never change; brotli and gzip were made with the build.
 * Guarded ones are asked for each time all the same: no proxy hands them on, and no browser to whoever sits there next.
 */
function staticFiles(root: string, rewrite: (path: string) => string, isFor: 'everyone' | 'guarded' = 'everyone') {
  const files = serveStatic({ root, precompressed: true, rewriteRequestPath: rewrite })
  return async (c: NodeContext, next: () => Promise<void>): Promise<Response | undefined> => {
    const found = (await files(c, next)) ?? undefined
    if (!found?.ok) return found
    if (isFor === 'everyone') {
      found.headers.set('cache-control', 'public, max-age=31536000, immutable')
      return found
    }
    found.headers.set('cache-control', 'private, no-cache')
    found.headers.set('etag', `W/"${basename(c.req.path)}"`)
    if (c.req.header('if-none-match') !== found.headers.get('etag')) return found
    await found.body?.cancel()
    for (const name of ['content-length', 'content-encoding', 'content-type']) found.headers.delete(name)
    return new Response(null, { status: 304, headers: found.headers })
  }
}
