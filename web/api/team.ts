import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { listInvitations } from '#contract/invitations.ts'
import { listRoles } from '#contract/roles.ts'
import { listTeam } from '#contract/team.ts'
import { call } from './call.ts'
import { tenantKey } from './query-client.ts'

export const teamQuery = (tenant: string, input: z.input<typeof listTeam.input>) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'team', input),
    queryFn: ({ signal }) => call(listTeam, input, { tenant, signal }),
    placeholderData: keepPreviousData,
  })

export const rolesQuery = (tenant: string) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'roles'),
    queryFn: ({ signal }) => call(listRoles, {}, { tenant, signal }),
  })

export const invitationsQuery = (tenant: string, input: z.input<typeof listInvitations.input>) =>
  queryOptions({
    queryKey: tenantKey(tenant, 'invitations', input),
    queryFn: ({ signal }) => call(listInvitations, input, { tenant, signal }),
    placeholderData: keepPreviousData,
  })
