import { queryOptions } from '@tanstack/react-query'
import { getSignUpMode } from '#contract/access-requests.ts'
import { call } from './call.ts'

/** How strangers come in. */
export const signUpModeQuery = () =>
  queryOptions({
    queryKey: ['sign-up-mode'],
    queryFn: ({ signal }) => call(getSignUpMode, {}, { signal, onSignedOut: 'throw' }),
  })
