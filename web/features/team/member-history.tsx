import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { auditQuery } from '#web/api/audit.ts'
import { EventSentence } from '#web/components/audit/event-sentence.tsx'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'

/** What was done to this membership, newest first. */
export function MemberHistory({ tenant, id }: { tenant: string; id: string }) {
  const texts = usePeopleTexts().member
  const { audit } = useTenantTexts()
  const [limit, setLimit] = useState(10)
  const { data, isError, refetch, isFetching } = useQuery(auditQuery(tenant, { resourceId: id, limit }))
  return (
    <Card title={texts.history} description={texts.historyBody}>
      {!data && isError && <FailedState onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !isError && <Skeleton className="h-24" />}
      {data?.items.length === 0 && <p className="text-muted">{texts.noHistory}</p>}
      <ul className="-my-2 divide-y divide-line empty:hidden">
        {data?.items.map((event) => (
          <li key={event.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="min-w-0 break-words">
              <EventSentence event={event} texts={audit} />
            </span>
            <span className="text-muted text-sm">
              <RelativeTime value={event.at} />
            </span>
          </li>
        ))}
      </ul>
      {data?.nextCursor && limit < 100 && (
        <Button size="sm" className="mt-4" busy={isFetching} onClick={() => setLimit(100)}>
          {texts.more}
        </Button>
      )}
    </Card>
  )
}
