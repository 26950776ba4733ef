import { useQuery } from '@tanstack/react-query'
import { getSignUpMode, listAccessRequests } from '#contract/access-requests.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

/** How many requests wait; undefined where nobody can ask and nobody has, so that there is no page to go to. */
export function useRequestCount(): number | undefined {
  return useQuery({
    // Two families: a new mode shows or hides it, a new request counts.
    queryKey: ['operator', 'settings', 'requests'],
    queryFn: async () => {
      const [signUp, requests] = await Promise.all([
        askAsOperator(getSignUpMode, {}),
        askAsOperator(listAccessRequests, { limit: 100 }),
      ])
      const pending = requests.items.filter((request) => request.status === 'pending').length
      return { pending, isShown: signUp.mode === 'request' || requests.items.length > 0 }
    },
    select: ({ pending, isShown }) => (isShown ? pending : undefined),
  }).data
}
