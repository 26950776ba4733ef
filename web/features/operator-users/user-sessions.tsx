import { useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import { endUserSession, type UserDetail, type UserSession } from '#contract/operator-users.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { deviceOf } from '#web/components/sessions/device-of.ts'
import { useRecordTexts } from '#web/texts/audit/texts.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { userQuery } from './queries.ts'

export interface UserSessionsProps {
  user: UserDetail
  onEndAll: () => void
}

/** Where the person is signed in: device, place, last use. */
export function UserSessions({ user, onEndAll }: UserSessionsProps) {
  const { page: t, endSessions } = usePageTexts().users
  if (user.sessions.length === 0) {
    return (
      <Card>
        <EmptyState Icon={MonitorSmartphone} title={t.noSessions}>
          {t.noSessionsBody}
        </EmptyState>
      </Card>
    )
  }
  const endAll = (
    <Button size="sm" onClick={onEndAll}>
      {endSessions.action}
    </Button>
  )
  return (
    <div className="max-w-3xl">
      <Card title={t.sessions} actions={endAll}>
        <ul className="-my-1 divide-y divide-line">
          {user.sessions.map((session) => (
            <Session key={session.id} userId={user.id} session={session} />
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Session({ userId, session }: { userId: string; session: UserSession }) {
  const t = usePageTexts().users.page
  const { details } = useRecordTexts()
  const { busy, end } = useEndOne(userId, session.id)
  const device = deviceOf(session.userAgent, details)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{device}</span>
          {session.isCurrent && <Badge tone="success">{t.thisOne}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <span>{session.ipAddress ?? t.unknownPlace}</span>
          <span>
            {t.lastUsed} <RelativeTime value={session.lastUsedAt} />
          </span>
          <span>
            {t.started} <RelativeTime value={session.createdAt} />
          </span>
        </p>
      </div>
      {!session.isCurrent && (
        <Button size="sm" busy={busy} aria-label={t.endOneOf(device)} onClick={() => void end()}>
          {t.endOne}
        </Button>
      )}
    </li>
  )
}

function useEndOne(userId: string, sessionId: string) {
  const t = usePageTexts().users.page
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const end = async () => {
    setBusy(true)
    try {
      await askAsOperator(endUserSession, { userId, sessionId })
      toast({ tone: 'success', text: t.endedOne })
    } catch (error) {
      toast({ tone: 'danger', text: problemWords(error) })
    }
    await client.invalidateQueries(userQuery(userId))
    setBusy(false)
  }
  return { busy, end }
}
