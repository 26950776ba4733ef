import { useQuery } from '@tanstack/react-query'
import { isRefused } from '#web/api/refused.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { MailCard } from './mail-card.tsx'
import { settingsQuery } from './queries.ts'
import { SettingsForm } from './settings-form.tsx'

export function Settings() {
  const t = usePageTexts().settings
  const { data, error, isFetching, refetch } = useQuery(settingsQuery())
  if (isRefused(error, 'forbidden')) return <RefusedState />
  if (error && !data) return <FailedState onRetry={() => void refetch()} retrying={isFetching} />
  if (!data) {
    return (
      <div aria-hidden className="space-y-5">
        {[0, 1, 2].map((index) => (
          <Skeleton key={index} className="h-40 w-full rounded-xl" />
        ))}
      </div>
    )
  }
  return (
    <div className="space-y-5">
      <SettingsForm settings={data} />
      <MailCard mode={data.mail.mode} />
      <p className="text-muted text-sm">
        {t.changedAt} <RelativeTime value={data.updatedAt} />
      </p>
    </div>
  )
}
