import { isRefused } from '#web/api/refused.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { ProgressBar } from '#web/ui/display/progress-bar.tsx'
import { type InviteRun, resumeInviteRun, settleInviteRun } from './invite-run.ts'

/** How far the sending is; an error in the middle loses nothing. */
export function InviteProgress({ tenant, run }: { tenant: string; run: InviteRun }) {
  const texts = usePeopleTexts().invite
  const { states } = useTexts().ui
  const isStopped = run.state === 'stopped'
  return (
    <Card title={isStopped ? texts.stoppedTitle : texts.sending} description={isStopped ? undefined : texts.stay}>
      <div className="space-y-4">
        <ProgressBar value={run.results.length} max={run.all} label={texts.progress(run.results.length, run.all)} />
        {isStopped && (
          <Notice tone="danger" title={isRefused(run.error) ? run.error.title : states.failedBody}>
            {texts.stoppedBody}
          </Notice>
        )}
        {isStopped && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => settleInviteRun(tenant)}>{texts.giveUp}</Button>
            <Button variant="primary" onClick={() => resumeInviteRun(tenant)}>
              {texts.goOn}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
