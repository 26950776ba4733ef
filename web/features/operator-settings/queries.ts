import { queryOptions } from '@tanstack/react-query'
import { getSettings } from '#contract/operator-settings.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

export const settingsQuery = () =>
  queryOptions({
    queryKey: ['operator', 'settings', 'all'],
    queryFn: ({ signal }) => askAsOperator(getSettings, {}, { signal }),
  })
