import { findSignUp } from './features/access-requests/sign-up-mode.ts'
import { type Naming, usualNaming } from './http/naming.ts'
import type { LiveUpdates } from './live-updates/live-updates.ts'
import { withCredentials } from './scopes/credentials.ts'
import type { Visit } from './scopes/visit.ts'

/**
 * Remembers the naming, because it stands in every page, the sign-in page included, which has to come up without the
 * database. A change is read anew as soon as this process hears of it; until then the pages say what they said before.
 */
export function rememberNaming(of: Pick<Visit, 'database'>, live: LiveUpdates): () => Promise<Naming> {
  let known: Naming | undefined
  let isStale = false
  const read = async () => {
    isStale = false
    try {
      const { productName, organizationNoun } = await withCredentials(of.database, findSignUp)
      known = { productName, organizationNoun }
    } catch {
      isStale = true
    }
    return known ?? usualNaming
  }
  live.subscribe(({ type }) => {
    if (type !== 'settings.changed' && type !== 'resync') return
    isStale = true
    if (known) void read()
  })
  return async () => {
    if (!known) return read()
    // A change that came during a read, or a read that failed, is made up for by whoever asks next, who does not wait.
    if (isStale) void read()
    return known
  }
}
