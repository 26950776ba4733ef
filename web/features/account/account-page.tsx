import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'

export interface AccountPageProps<Data> {
  title: string
  description: string
  actions?: ReactNode
  answer: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}

/** What the person's own pages share: the head, waiting and failing. */
export function AccountPage<Data>({ title, description, actions, answer, children }: AccountPageProps<Data>) {
  const account = useAccountTexts().title
  const { data, error, refetch, isFetching } = answer
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[title, account]} />
      <PageHeader title={title} description={description} actions={actions} />
      {data !== undefined ? (
        children(data)
      ) : error ? (
        <FailedState
          onRetry={() => void refetch()}
          retrying={isFetching}
          requestId={isRefused(error) ? error.requestId : undefined}
        />
      ) : (
        <div aria-busy>
          <Skeleton className="h-48" />
        </div>
      )}
    </PageColumn>
  )
}
