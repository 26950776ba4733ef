import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { getSignUpMode, listAccessRequests } from '#contract/access-requests.ts'
import { asOperator } from '#web/api/ask-as-operator.ts'
import { send } from '#web/api/send.ts'

/**
 * How many requests wait; undefined where nobody can ask and nobody has, so that there is no page to go to. It stands
 * in the frame of the first page, so it asks without the shapes of the contract.
 */
export function useRequestCount(): number | undefined {
  return useQuery({
    // Two families: a new mode shows or hides it, a new request counts.
    queryKey: ['operator', 'settings', 'requests'],
    queryFn: ({ signal }) =>
      asOperator(async () => {
        const [signUp, requests] = (await Promise.all([
          send('GET', '/api/sign-up-mode', undefined, { signal }),
          send('GET', '/api/super-admin/requests?limit=100', undefined, { signal }),
        ])) as [z.output<typeof getSignUpMode.output>, z.output<typeof listAccessRequests.output>]
        const pending = requests.items.filter((request) => request.status === 'pending').length
        return { pending, isShown: signUp.mode === 'request' || requests.items.length > 0 }
      }),
    select: ({ pending, isShown }) => (isShown ? pending : undefined),
  }).data
}
