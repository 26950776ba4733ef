// The same people asking each of the servers: administrators of many organizations in turn, so that no answer is about one
// organization over and over.
import type { Child } from './child.ts'
import type { Request } from './load.ts'
import { betterAuthCookieFor, cookieFor } from './rig.ts'
import { operatorTokens, slugOf, tokenOf } from './seed/people.ts'

const administrators = Array.from({ length: 500 }, (_, index) => index)

type Asked = Pick<Request, 'method' | 'path' | 'body'>

/** To one of our servers or the floor, each from inside their own organization. */
export const fromAdministrators = (child: Child, asked: Asked): Request[] =>
  administrators.map((organization) => ({
    ...asked,
    headers: { ...originOf(child), cookie: cookieFor(tokenOf(organization)), 'x-tenant': slugOf(organization) },
  }))

export const fromOperator = (child: Child, asked: Asked): Request[] => [
  { ...asked, headers: { ...originOf(child), cookie: cookieFor(operatorTokens[0] ?? '') } },
]

export const fromNobody = (child: Child, asked: Asked): Request => ({ ...asked, headers: originOf(child) })

/** To Better Auth; the organization's id is named where its address asks for it. */
export const toBetterAuth = (child: Child, asked: (organizationId: string) => Asked): Promise<Request[]> =>
  Promise.all(
    administrators.map(async (organization) => ({
      ...asked(`org_${organization}`),
      headers: { ...originOf(child), cookie: await betterAuthCookieFor(tokenOf(organization)) },
    })),
  )

const originOf = ({ port }: Child) => ({ origin: `http://127.0.0.1:${port}` })
