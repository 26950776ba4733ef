import { z } from 'zod'
import type { BuiltinPermission } from './permissions.ts'
import type { ProblemCode } from './problems.ts'

/**
 * Which door a request must pass. There is no default: an endpoint without one does not compile.
 * - public: anyone. - user: whoever is signed in. - invitee: whoever holds a pending invitation's token (`:token`).
 * - tenant: a member with the permission, `any member` for every active one.
 * - operator: a superadmin; with `inTenant`, at work inside the tenant named by `:tenantId`; with `fresh`, one who has
 *   proved who they are within the last 15 minutes.
 */
export type Access =
  | { readonly scope: 'public' }
  | { readonly scope: 'user' }
  | { readonly scope: 'invitee' }
  | { readonly scope: 'tenant'; readonly permission: BuiltinPermission | 'any member' }
  | { readonly scope: 'operator'; readonly inTenant?: true; readonly fresh?: true }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Endpoint<
  A extends Access = Access,
  M extends Method = Method,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = {
  /** GET only reads; it is served in one round trip, outside an explicit transaction. */
  readonly method: M
  readonly path: `/${string}`
  readonly access: A
  /** One sentence for the reference. */
  readonly summary: string
  /** Path parameters, query and body, merged and parsed as one object; unknown properties are refused. */
  readonly input: I
  /** What leaves the server: properties that are not named here are dropped. */
  readonly output: O
  /** Status of the answer when all went well; 200 unless stated. */
  readonly status?: 200 | 201 | 207
  /** The refusals a caller should be ready for, besides the ones every endpoint shares. */
  readonly problems: readonly ProblemCode[]
}

export const endpoint = <const A extends Access, const M extends Method, I extends z.ZodType, O extends z.ZodType>(
  description: Endpoint<A, M, I, O>,
): Endpoint<A, M, I, O> => description

/** The input of an endpoint that takes none. */
export const nothing = z.strictObject({})

/** The answer of an endpoint that has nothing to say but that it is done. */
export const done = z.object({ done: z.literal(true) })

/** The same promise to an operator at work inside a tenant: the tenant is in the path, the permission is theirs. */
export const underTenant = <const M extends Method, S extends z.core.$ZodLooseShape, O extends z.ZodType>(
  inner: Endpoint<Access, M, z.ZodObject<S, z.core.$strict>, O>,
  more: { readonly fresh?: true } = {},
) =>
  endpoint({
    ...inner,
    path: `/api/super-admin/tenants/:tenantId${inner.path.slice('/api/admin'.length)}`,
    access: { scope: 'operator', inTenant: true, ...more },
    input: z.strictObject({ ...inner.input.shape, tenantId: z.string().min(1).max(80) }),
  })
