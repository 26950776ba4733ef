import { queryOptions } from '@tanstack/react-query'
import { getProfile, listAccountTenants, listSessions } from '#contract/account.ts'
import { call } from './call.ts'

export const profileQuery = () =>
  queryOptions({ queryKey: ['me', 'profile'], queryFn: ({ signal }) => call(getProfile, {}, { signal }) })

export const sessionsQuery = () =>
  queryOptions({ queryKey: ['account', 'sessions'], queryFn: ({ signal }) => call(listSessions, {}, { signal }) })

export const accountTenantsQuery = () =>
  queryOptions({
    queryKey: ['my-tenants', 'account'],
    queryFn: ({ signal }) => call(listAccountTenants, {}, { signal }),
  })
