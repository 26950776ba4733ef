import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Me } from '#contract/context.ts'
import { endMemberSessions, type MemberDetail, type MemberSession } from '#contract/team.ts'
import { call } from '#web/api/call.ts'
import { can } from '#web/api/context.ts'
import { memberQuery } from '#web/api/members.ts'
import { SessionRow } from '#web/components/sessions/session-row.tsx'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { nameOf } from './member-name.ts'
import { refusalText } from './use-member-changes.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('#web/ui/overlay/confirm-dialog.tsx')).ConfirmDialog,
}))

export interface MemberSessionsProps {
  tenant: string
  me: Me
  member: MemberDetail
  sessions: readonly MemberSession[]
}

/** Where they are signed in to this organization. */
export function MemberSessions({ tenant, me, member, sessions }: MemberSessionsProps) {
  const texts = usePeopleTexts().member
  const client = useQueryClient()
  const [isAsked, ask] = useState(false)
  const isReached = can(me, 'team.manage') && member.isManageable && !member.isSelf && sessions.length > 0
  const end = async () => {
    const { ended } = await call(endMemberSessions, { id: member.id }, { tenant })
    void client.invalidateQueries(memberQuery(tenant, member.id))
    toast({ tone: 'success', text: texts.ended(ended) })
  }
  return (
    <Card
      title={texts.sessions}
      description={texts.sessionsBody}
      actions={
        isReached && (
          <Button size="sm" onClick={() => ask(true)}>
            {texts.endSessions}
          </Button>
        )
      }
    >
      {sessions.length === 0 && <p className="text-muted">{texts.noSessions}</p>}
      <ul className="-my-3 divide-y divide-line empty:hidden">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} words={texts} />
        ))}
      </ul>
      <Suspense>
        {isAsked && (
          <ConfirmDialog
            open
            onOpenChange={ask}
            title={texts.endTitle(nameOf(member))}
            effects={texts.endEffects(sessions.length)}
            confirmLabel={texts.endSessions}
            danger
            onConfirm={end}
            describeError={refusalText}
          />
        )}
      </Suspense>
    </Card>
  )
}
