import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { send } from './send.ts'

// What the contract promises here, said again in little: the sign-in page is to come without the forms behind it.
const answer = z.object({ mode: z.enum(['closed', 'request', 'open']) })

/** How strangers come in. */
export const signUpModeQuery = () =>
  queryOptions({
    queryKey: ['sign-up-mode'],
    queryFn: async ({ signal }) =>
      answer.parse(await send('GET', '/api/sign-up-mode', undefined, { signal, onSignedOut: 'throw' })),
  })
