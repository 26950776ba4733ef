// Leads a visit through the door its endpoint asks for. The door opens before the input is looked at: whoever is turned
// away learns nothing from validation. What was denied to someone signed in is written to the trail afterwards.
import type { Access, Method } from '#contract/endpoint.ts'
import { Problem } from '#contract/problems.ts'
import { type InviteeRead, type InviteeScope, inInvitee, readAsInvitee } from './invitee.ts'
import { inOperator, inTenantAsOperator, readAsOperator, readInTenantAsOperator } from './operator.ts'
import { checkNamed, type OperatorRead, type OperatorScope } from './operator-scope.ts'
import { Refusal } from './principal.ts'
import { inPublic, type PublicScope } from './public.ts'
import { recordDenial } from './record-denial.ts'
import { isEntryWritten, recordEntry } from './record-entry.ts'
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
 * @param parameters the tenant an operator works in or on, the token an invitee holds
 */
export async function open<T>(
  access: Access,
  method: Method,
  visit: Visit,
  parameters: Parameters,
  work: (scope: AnyScope) => Promise<T>,
): Promise<T> {
  try {
    const isFresh = access.scope === 'operator' && access.fresh === true
    return await doorOf(access, isFresh ? { ...visit, mustBeFresh: true } : visit, parameters)[
      method === 'GET' ? 'read' : 'write'
    ](work)
  } catch (error) {
    await recordDenial(visit, access, error)
    throw access.scope === 'operator' ? unknownToTheSignedOut(error) : error
  }
}

/** To someone signed out, too, the operator's addresses are addresses that do not exist. */
export const unknownToTheSignedOut = (error: unknown) =>
  error instanceof Refusal && error.code === 'signed_out' ? new Problem('not_found') : error

type Work<T> = (scope: AnyScope) => Promise<T>

/** The two ways through the door of an access. Nobody is asked anything at the public one, so both ways are the same there. */
function doorOf(access: Access, visit: Visit, parameters: Parameters) {
  const tenantId = String(parameters.tenantId)
  const token = String(parameters.token)
  switch (access.scope) {
    case 'public':
      return { read: <T>(work: Work<T>) => inPublic(visit, work), write: <T>(work: Work<T>) => inPublic(visit, work) }
    case 'user':
      return { read: <T>(work: Work<T>) => readAsUser(visit, work), write: <T>(work: Work<T>) => inUser(visit, work) }
    case 'invitee':
      return {
        read: <T>(work: Work<T>) => readAsInvitee(visit, token, work),
        write: <T>(work: Work<T>) => inInvitee(visit, token, work),
      }
    case 'tenant':
      return {
        read: <T>(work: Work<T>) => readInTenant(visit, access.permission, work),
        write: <T>(work: Work<T>) => inTenant(visit, access.permission, work),
      }
    case 'operator':
      return access.inTenant
        ? {
            async read<T>(work: Work<T>) {
              await writeEntryInto(visit, tenantId)
              return readInTenantAsOperator(visit, tenantId, work)
            },
            // Some of what is asked by POST only looks as well: a preview, a check of addresses.
            async write<T>(work: Work<T>) {
              await writeEntryInto(visit, tenantId)
              return inTenantAsOperator(visit, tenantId, work)
            },
          }
        : {
            async read<T>(work: Work<T>) {
              await writeEntry(visit)
              return readAsOperator(visit, work)
            },
            write: <T>(work: Work<T>) =>
              inOperator(visit, async (scope) => {
                await checkNamed(visit, scope.db, parameters.tenantId)
                return work(scope)
              }),
          }
  }
}

/** Looking changes nothing, so that an operator comes to look has to be written down by itself, before anything is shown. */
async function writeEntry(visit: Visit) {
  if (isEntryWritten(visit)) return
  const { principal } = await readAsOperator(visit, (scope) => scope.entered())
  await recordEntry(visit, principal)
}

async function writeEntryInto(visit: Visit, tenantId: string) {
  if (isEntryWritten(visit, tenantId)) return
  const { principal, tenant } = await readInTenantAsOperator(visit, tenantId, (scope) => scope.entered())
  await recordEntry(visit, principal, tenant)
}
