import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { secondFactorQuery } from '#web/api/account.ts'
import { whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { PasswordCard } from './password-card.tsx'
import { requirersOf } from './requirers-of.ts'
import { SecondFactorCard } from './second-factor-card.tsx'

export interface SecurityScreenProps {
  /** The page that asked for a second factor: a path of this host, already judged. */
  next?: string | undefined
}

/** How one signs in. Whoever was told to choose a new password, or needs a second factor, comes here first. */
export function SecurityScreen({ next }: SecurityScreenProps) {
  const texts = useAccountTexts()
  const { mustChangePassword } = useSuspenseQuery(whoQuery()).data
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[texts.security.title, texts.title]} />
      <PageHeader title={texts.security.title} description={texts.security.description} />
      <div className="space-y-5">
        {mustChangePassword ? (
          <Notice tone="warning" title={texts.password.mustTitle}>
            {texts.password.mustBody}
          </Notice>
        ) : (
          <SecondFactorPart next={next} />
        )}
        <PasswordCard />
      </div>
    </PageColumn>
  )
}

function SecondFactorPart({ next }: SecurityScreenProps) {
  const { due } = useSecondFactorTexts()
  const { data, isError, isFetching, refetch, error } = useQuery(secondFactorQuery())
  // Remembered, so that there is a way on once it is there.
  const [hasCome, setCome] = useState(false)
  if (!data) {
    const requestId = isRefused(error) ? error.requestId : undefined
    return isError ? (
      <FailedState onRetry={() => void refetch()} retrying={isFetching} requestId={requestId} />
    ) : (
      <Skeleton className="h-40" />
    )
  }
  const isDue = !data.isEnabled && data.isRequiredBy.length > 0
  if (!hasCome && !data.isEnabled && (isDue || next !== undefined)) setCome(true)
  return (
    <>
      {isDue && (
        <Notice tone="warning" title={due.title}>
          {due.body(requirersOf(data))}
        </Notice>
      )}
      {hasCome && data.isEnabled && (
        <Notice
          tone="success"
          actions={
            <Button variant="primary" onClick={() => void leaveFor(next ?? '/dashboard')}>
              {due.goOn}
            </Button>
          }
        >
          {due.done}
        </Notice>
      )}
      <SecondFactorCard factor={data} />
    </>
  )
}
