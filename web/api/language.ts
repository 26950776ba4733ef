import { queryOptions } from '@tanstack/react-query'
import { getLanguage } from '#contract/language.ts'
import { call } from './call.ts'

export const languageQuery = () =>
  queryOptions({ queryKey: ['me', 'language'], queryFn: ({ signal }) => call(getLanguage, {}, { signal }) })
