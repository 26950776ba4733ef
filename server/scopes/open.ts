// Leads a visit through the door its endpoint asks for. The door opens before the input is looked at: whoever is turned
// away learns nothing from validation. What was denied to someone signed in is written to the trail afterwards.
import type { Access, Method } from '#contract/endpoint.ts'
import { Problem } from '#contract/problems.ts'
import { type InviteeRead, type InviteeScope, inInvitee, readAsInvitee } from './invitee.ts'
import { inOperator, inTenantAsOperator, readAsOperator, readInTenantAsOperator } from './operator.ts'
import type { OperatorRead, OperatorScope } from './operator-scope.ts'
import { Refusal } from './principal.ts'
import { inPublic, type PublicScope } from './public.ts'
import { recordDenial } from './record-denial.ts'
import { inTenant, readInTenant, type TenantRead, type TenantScope } from './tenant.ts'
import { inUser, readAsUser, type UserRead, type UserScope } from './user.ts'
import type { Visit } from './visit.ts'

/** What a use case behind this door works with. Reads get less: they cannot write the trail or announce. */
export type ScopeOf<A extends Access, M extends Method> = A extends
  | { scope: 'tenant' }
  | { scope: 'operator'; inTenant: true }
  ? ByMethod<M, TenantRead, TenantScope>
  : A extends { scope: 'operator' }
    ? ByMethod<M, OperatorRead, OperatorScope>
    : A extends { scope: 'user' }
      ? ByMethod<M, UserRead, UserScope>
      : A extends { scope: 'invitee' }
        ? ByMethod<M, InviteeRead, InviteeScope>
        : PublicScope

type ByMethod<M extends Method, R, W> = M extends 'GET' ? R : W

/** Any of them, as the edge sees it. */
export type AnyScope =
  | PublicScope
  | TenantRead
  | TenantScope
  | OperatorRead
  | OperatorScope
  | UserRead
  | UserScope
  | InviteeRead
  | InviteeScope

type Parameters = Readonly<Record<string, unknown>>

/**
 * Runs `work` behind the door of `access`.
 *
 * @param parameters of the path: the tenant an operator works in, the token an invitee holds
 */
export async function open<T>(
  access: Access,
  method: Method,
  visit: Visit,
  parameters: Parameters,
  work: (scope: AnyScope) => Promise<T>,
): Promise<T> {
  try {
    return await (method === 'GET' ? openToRead : openToWrite)(access, visit, parameters, work)
  } catch (error) {
    await recordDenial(visit, access, error)
    // To someone signed out, too, the operator's addresses are addresses that do not exist.
    throw access.scope === 'operator' && error instanceof Refusal && error.code === 'signed_out'
      ? new Problem('not_found')
      : error
  }
}

function openToRead<T>(
  access: Access,
  visit: Visit,
  parameters: Parameters,
  work: (scope: AnyScope) => Promise<T>,
): Promise<T> {
  switch (access.scope) {
    case 'public':
      return inPublic(visit, work)
    case 'user':
      return readAsUser(visit, work)
    case 'invitee':
      return readAsInvitee(visit, String(parameters.token), work)
    case 'tenant':
      return readInTenant(visit, access.permission, work)
    case 'operator':
      return access.inTenant
        ? readInTenantAsOperator(visit, String(parameters.tenantId), work)
        : readAsOperator(visit, work)
  }
}

function openToWrite<T>(
  access: Access,
  visit: Visit,
  parameters: Parameters,
  work: (scope: AnyScope) => Promise<T>,
): Promise<T> {
  switch (access.scope) {
    case 'public':
      return inPublic(visit, work)
    case 'user':
      return inUser(visit, work)
    case 'invitee':
      return inInvitee(visit, String(parameters.token), work)
    case 'tenant':
      return inTenant(visit, access.permission, work)
    case 'operator':
      return access.inTenant ? inTenantAsOperator(visit, String(parameters.tenantId), work) : inOperator(visit, work)
  }
}
