import { queryOptions } from '@tanstack/react-query'
import { getSecuritySettings, getSettings } from '#contract/settings.ts'
import { getPortal } from '#contract/team.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const settingsQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'settings', 'general'),
    queryFn: ({ signal }) => call(getSettings, {}, { tenant, signal }),
  })

export const securityQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'settings', 'security'),
    queryFn: ({ signal }) => call(getSecuritySettings, {}, { tenant, signal }),
  })

export const portalQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'settings', 'portal'),
    queryFn: ({ signal }) => call(getPortal, {}, { tenant, signal }),
  })
