import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type BulkChange, bulkEffectQuery } from '#web/api/members.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { announce } from '#web/ui/display/live-region.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { BulkEffectSummary } from './bulk-effect-summary.tsx'
import { BulkOutcome } from './bulk-outcome.tsx'
import { useBulkRun } from './use-bulk-run.ts'
import { refusalText } from './use-member-changes.ts'

export interface BulkConfirmationProps {
  tenant: string
  change: BulkChange
  ids: readonly string[]
  onCounted: (changing: number) => void
  onStart: () => void
  onBack?: (() => void) | undefined
  onClose: (changed: boolean) => void
}

export function BulkConfirmation({ tenant, change, ids, onCounted, onStart, onBack, onClose }: BulkConfirmationProps) {
  const texts = usePeopleTexts().bulk
  const { actions } = useTexts().ui
  const run = useBulkRun(tenant, change, ids)
  const isStarted = run.isRunning || run.results.length > 0
  const preview = useQuery({ ...bulkEffectQuery(tenant, change, ids), enabled: !isStarted && !run.error })
  const { effect } = preview.data ?? {}
  useEffect(() => {
    if (!effect) return
    announce(texts.changes(effect.done))
    onCounted(effect.done)
  }, [effect, texts, onCounted])
  if (isStarted) return <BulkOutcome run={run} all={ids.length} onClose={() => onClose(true)} />
  const failure = run.error ?? preview.error
  return (
    <div className="space-y-4">
      {failure ? (
        <Notice
          tone="danger"
          actions={
            preview.error && (
              <Button size="sm" onClick={() => void preview.refetch()}>
                {actions.retry}
              </Button>
            )
          }
        >
          {refusalText(failure)}
        </Notice>
      ) : effect ? (
        <BulkEffectSummary
          tenant={tenant}
          effect={effect}
          results={preview.data?.results ?? []}
          showsRoles={change.action === 'roles'}
        />
      ) : (
        <Waiting />
      )}
      <div className="flex flex-wrap justify-end gap-2 pt-1">
        <Button onClick={onBack ?? (() => onClose(false))}>{onBack ? texts.otherRoles : actions.cancel}</Button>
        <Button
          variant={change.action === 'suspend' || change.action === 'remove' ? 'danger' : 'primary'}
          disabled={!effect || effect.done === 0}
          onClick={() => {
            onStart()
            void run.start()
          }}
        >
          {texts.confirm[change.action](effect?.done ?? ids.length)}
        </Button>
      </div>
    </div>
  )
}

function Waiting() {
  return (
    <div className="space-y-3" aria-busy>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
    </div>
  )
}
