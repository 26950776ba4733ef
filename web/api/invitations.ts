import { queryOptions } from '@tanstack/react-query'
import { viewInvitation } from '#contract/invitations.ts'
import { call } from './call.ts'

/** What an invitation offers, for whoever holds its link. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(viewInvitation, { token }, { signal, onSignedOut: 'throw' }),
    staleTime: Number.POSITIVE_INFINITY,
  })
