import { queryOptions } from '@tanstack/react-query'
import { getProfile, listAccountTenants, listSessions } from '#contract/account.ts'
import { getSecondFactor } from '#contract/second-factor.ts'
import { call } from './call.ts'

export const profileQuery = () =>
  queryOptions({ queryKey: ['me', 'profile'], queryFn: ({ signal }) => call(getProfile, {}, { signal }) })

export const sessionsQuery = () =>
  queryOptions({ queryKey: ['account', 'sessions'], queryFn: ({ signal }) => call(listSessions, {}, { signal }) })

export const secondFactorQuery = () =>
  queryOptions({
    queryKey: ['me', 'second-factor'],
    queryFn: ({ signal }) => call(getSecondFactor, {}, { signal }),
  })

export const accountTenantsQuery = () =>
  queryOptions({
    queryKey: ['my-tenants', 'account'],
    queryFn: ({ signal }) => call(listAccountTenants, {}, { signal }),
  })
