import type { UseQueryResult } from '@tanstack/react-query'
import { isRefused } from '#web/api/refused.ts'

interface Page<Row> {
  items: readonly Row[]
  nextCursor: string | null
  total?: number | undefined
}

/** What the table needs to know of the answer it shows. */
export function listOf<Row>(query: UseQueryResult<Page<Row>>) {
  const { data, error } = query
  return {
    rows: data?.items,
    nextCursor: data?.nextCursor,
    total: data?.total,
    status: statusOf(Boolean(data), error),
    fetching: query.isFetching && (query.isPlaceholderData || query.isError),
    onRetry: () => void query.refetch(),
  }
}

function statusOf(isHere: boolean, error: unknown): 'loading' | 'ready' | 'refused' | 'failed' {
  if (isHere) return 'ready'
  if (!error) return 'loading'
  return isRefused(error, 'forbidden') ? 'refused' : 'failed'
}
