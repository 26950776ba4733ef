import * as accessRequests from '#contract/access-requests.ts'
import * as account from '#contract/account.ts'
import * as audit from '#contract/audit.ts'
import * as authentication from '#contract/authentication.ts'
import * as context from '#contract/context.ts'
import * as dashboard from '#contract/dashboard.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import * as groups from '#contract/groups.ts'
import * as invitations from '#contract/invitations.ts'
import * as language from '#contract/language.ts'
import * as matrix from '#contract/matrix.ts'
import * as operator from '#contract/operator.ts'
import { inTenant } from '#contract/operator-in-tenant.ts'
import * as operatorMemberships from '#contract/operator-memberships.ts'
import * as operatorSettings from '#contract/operator-settings.ts'
import * as operatorUsers from '#contract/operator-users.ts'
import * as referenceData from '#contract/reference-data.ts'
import * as roles from '#contract/roles.ts'
import * as secondFactor from '#contract/second-factor.ts'
import * as settings from '#contract/settings.ts'
import * as setup from '#contract/setup.ts'
import * as team from '#contract/team.ts'

/** What an endpoint is called: as the contract exports it, with a prefix where a tenant's promise has the same name. */
export function operationIdOf(endpoint: Endpoint): string {
  const id = names.get(endpoint)
  if (id === undefined)
    throw new Error(`${endpoint.method} ${endpoint.path} has no name: add its module of the contract.`)
  return id
}

const unprefixed = [
  ...[accessRequests, account, audit, authentication, context, dashboard, groups, invitations, language, matrix],
  ...[operator, operatorMemberships, operatorUsers, referenceData, roles, secondFactor, settings, setup, team],
]

const names: ReadonlyMap<unknown, string> = new Map([
  ...unprefixed.flatMap((each) => Object.entries(each).map(([name, value]) => [value, name] as const)),
  ...prefixed('platform', operatorSettings),
  ...prefixed('inTenant', inTenant),
])

function prefixed(prefix: string, promises: object) {
  return Object.entries(promises).map(
    ([name, value]) => [value, `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`] as const,
  )
}
