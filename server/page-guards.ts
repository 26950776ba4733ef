import { landingOf } from './features/context/landing.ts'
import { findOpenTenants } from './features/context/repository.ts'
import { isSetupOpen } from './features/setup/setup-link.ts'
import { signOut } from './features/sign-in/sign-out.ts'
import type { AudienceOf } from './http/events.ts'
import type { PageGuards } from './http/pages.ts'
import { readAsOperator } from './scopes/operator.ts'
import { Refusal } from './scopes/principal.ts'
import { inPublic } from './scopes/public.ts'
import { recordDenial } from './scopes/record-denial.ts'
import { recordEntry } from './scopes/record-entry.ts'
import { readInTenant } from './scopes/tenant.ts'
import { askingUser, readAsUser } from './scopes/user.ts'
import type { Visit } from './scopes/visit.ts'

/** What the pages ask, answered by the same doors as the API, live on every request. */
export const pageGuards: PageGuards = {
  landing: async (visit) => (await who(visit))?.landing,
  async portal(visit, asksFor) {
    try {
      const { principal } = await readAsOperator(visit, (scope) => scope.entered())
      if (asksFor === 'page') await recordEntry(visit, principal)
      return 'open'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // A superadmin, and known to be one: they are led to what they lack.
      if (error.code === 'second_factor_required') return 'second factor due'
      if (error.code === 'session_too_old') return 'session too old'
      if (asksFor !== 'reference') await recordDenial(visit, { scope: 'operator' }, error)
      return 'shut'
    }
  },
  endSession: signOut,
  isSetupOpen: (visit, token) => inPublic(visit, (scope) => isSetupOpen(scope, token)),
  async tenantOf(visit, slug) {
    const found = await who(visit)
    const open = found?.open ?? []
    if (slug !== undefined) return open.find(({ tenant }) => tenant.slug === slug)?.tenant.slug
    const current =
      open.find(({ tenant }) => tenant.id === found?.principal.currentTenantId) ??
      (open.length === 1 ? open[0] : undefined)
    return current?.tenant.slug
  },
}

/** What an open page may hear, through the door of the page it is. */
export const audienceOf: AudienceOf = async (visit, page) => {
  if (page.isOperator) {
    const { principal } = await readAsOperator(visit, (scope) => scope.entered())
    return { userId: principal.userId, tenantIds: [], isOperator: true }
  }
  if (page.tenant !== undefined) {
    const entry = await readInTenant({ ...visit, tenant: page.tenant }, 'any member', (scope) => scope.entered())
    return { userId: entry.principal.userId, tenantIds: [entry.tenant.id], isOperator: false }
  }
  const principal = await readAsUser(visit, (scope) => scope.entered())
  return { userId: principal.userId, tenantIds: [], isOperator: false }
}

async function who(visit: Visit) {
  try {
    return await readAsUser(visit, async (scope) => {
      const [principal, open] = await Promise.all([scope.entered(), findOpenTenants(scope.db, askingUser)])
      return { principal, open, landing: landingOf(principal, open) }
    })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
