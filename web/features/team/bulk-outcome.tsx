import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { ProgressBar } from '#web/ui/display/progress-bar.tsx'
import { BulkRows } from './bulk-rows.tsx'
import type { BulkRun } from './use-bulk-run.ts'
import { refusalText } from './use-member-changes.ts'

export interface BulkOutcomeProps {
  run: BulkRun & { start: () => Promise<void> }
  all: number
  onClose: () => void
}

/** How far it is, and what became of each; those refused come first. */
export function BulkOutcome({ run, all, onClose }: BulkOutcomeProps) {
  const texts = usePeopleTexts().bulk
  const { results, isRunning, error } = run
  const changed = results.filter(({ status }) => status === 'done').length
  const refused = results.filter(({ status }) => status === 'refused').length
  const ordered = [...results].sort(
    (one, other) => Number(other.status === 'refused') - Number(one.status === 'refused'),
  )
  return (
    <div className="space-y-4">
      {(isRunning || error !== undefined) && (
        <ProgressBar value={results.length} max={all} label={texts.progress(results.length, all)} />
      )}
      {error !== undefined && (
        <Notice tone="danger" title={refusalText(error)} actions={<GoOn label={texts.goOn} onClick={run.start} />}>
          {texts.stopped}
        </Notice>
      )}
      {!isRunning && error === undefined && (
        <Notice tone={refused > 0 ? 'warning' : 'success'} title={texts.done(changed)}>
          {refused > 0 && texts.refused(refused)}
        </Notice>
      )}
      {results.length > 0 && <BulkRows results={ordered} />}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose} disabled={isRunning}>
          {texts.close}
        </Button>
      </div>
    </div>
  )
}

function GoOn({ label, onClick }: { label: string; onClick: () => Promise<void> }) {
  return (
    <Button size="sm" onClick={() => void onClick()}>
      {label}
    </Button>
  )
}
