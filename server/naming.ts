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
  let reading: Promise<Naming> | undefined
  const read = () => {
    const latest = withCredentials(of.database, findSignUp)
    reading = latest
    latest
      .then(({ productName, organizationNoun }) => {
        if (reading === latest) known = { productName, organizationNoun }
      })
      // Whoever asks next tries again.
      .catch(() => {})
    return latest
  }
  live.subscribe(({ type }) => {
    if (known && (type === 'settings.changed' || type === 'resync')) void read()
  })
  return async () => known ?? read().catch(() => usualNaming)
}
