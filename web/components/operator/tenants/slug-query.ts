import { queryOptions } from '@tanstack/react-query'
import { checkSlug } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const slugQuery = (slug: string) =>
  queryOptions({
    queryKey: ['operator', 'slugs', slug],
    queryFn: ({ signal }) => askAsOperator(checkSlug, { slug }, { signal }),
    staleTime: 5000,
  })
