// Below the operator's addresses, those that do not exist ask the operator's door like those that do: what the trail says
// of an attempt must not depend on whether somebody guessed right. The answer is that of every unknown address.
import { Problem } from '#contract/problems.ts'
import { open } from '../scopes/open.ts'
import type { App, NodeContext } from './visit-of.ts'

/** The API's, and what is asked of the portal's pages by other methods than theirs. */
const belowOperators = ['/api/super-admin/*', '/admin/*', '/super-admin/*', '/org/new']

/** Mounted last, for what nothing before it has answered. */
export function mountUnknownOperatorAddresses(app: App): void {
  for (const path of belowOperators) app.all(path, knockInVain)
}

async function knockInVain(c: NodeContext): Promise<never> {
  const visit = c.get('visit')
  // Nobody is asked who brings no session: there is no one to write down.
  if (visit.tokenHash !== undefined) {
    try {
      await open({ scope: 'operator' }, 'GET', visit, {}, async (scope) => {
        if ('entered' in scope) await scope.entered()
      })
    } catch (error) {
      // Whatever the door says, or fails to say, there is nothing here.
      if (!(error instanceof Problem))
        visit.platform.log.error({ err: error, requestId: visit.requestId }, 'the operator’s door could not be asked')
    }
  }
  throw new Problem('not_found')
}
