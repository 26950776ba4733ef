import { queryOptions } from '@tanstack/react-query'
import { getMe, listMyTenants, type Me } from '#contract/context.ts'
import type { BuiltinPermission } from '#contract/permissions.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'
import { isRefused } from './refused.ts'

/** Who is signed in, and what they may do in this organization. */
export const meQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'me'),
    queryFn: ({ signal }) => call(getMe, {}, { tenant, signal }),
  })

/** Who is signed in, asked from a page outside all organizations. */
export const whoQuery = () => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => call(getMe, {}, { signal }) })

/** The same from a page for everyone: null when nobody is. */
export const visitorQuery = () =>
  queryOptions({
    queryKey: ['visitor'],
    queryFn: async ({ signal }) => {
      try {
        return await call(getMe, {}, { signal, onSignedOut: 'throw' })
      } catch (error) {
        if (isRefused(error, 'signed_out')) return null
        throw error
      }
    },
  })

export const myTenantsQuery = () =>
  queryOptions({ queryKey: ['my-tenants'], queryFn: ({ signal }) => call(listMyTenants, {}, { signal }) })

/** Whether they come from outside: creators, contractors, vendors. */
export const isExternal = (me: Pick<Me, 'memberships'>, tenant: string) =>
  me.memberships.some((membership) => membership.tenant.slug === tenant && membership.kind !== 'team')

/** Hides what would be refused; the server decides. */
export const can = (me: Pick<Me, 'permissions'>, permission: BuiltinPermission) => me.permissions.includes(permission)
