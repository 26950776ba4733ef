import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type AccountSession, endOtherSessions, endSession } from '#contract/account.ts'
import { sessionsQuery } from '#web/api/account.ts'
import { call } from '#web/api/call.ts'
import { deviceOf } from '#web/components/sessions/device-of.ts'
import { SessionRow } from '#web/components/sessions/session-row.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { AccountPage } from './account-page.tsx'
import { refusalText } from './refusal-text.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('#web/ui/overlay/confirm-dialog.tsx')).ConfirmDialog,
}))

/** Where one is signed in. */
export function SessionsScreen() {
  const texts = useAccountTexts().sessions
  const answer = useQuery(sessionsQuery())
  const client = useQueryClient()
  const [isAsked, ask] = useState(false)
  const others = answer.data?.items.filter((session) => !session.isCurrent) ?? []
  const endOthers = async () => {
    const { ended } = await call(endOtherSessions, {})
    void client.invalidateQueries(sessionsQuery())
    toast({ tone: 'success', text: texts.othersEnded(ended) })
  }
  return (
    <AccountPage
      title={texts.title}
      description={texts.description}
      answer={answer}
      actions={others.length > 0 && <Button onClick={() => ask(true)}>{texts.endOthers}</Button>}
    >
      {({ items }) => (
        <Card>
          <ul className="-my-3 divide-y divide-line">
            {items.map((session) => (
              <OwnSession key={session.id} session={session} />
            ))}
          </ul>
          {others.length === 0 && <p className="mt-3 text-muted text-sm">{texts.only}</p>}
          <Suspense>
            {isAsked && (
              <ConfirmDialog
                open
                onOpenChange={ask}
                title={texts.endOthersTitle}
                effects={texts.endOthersEffects(others.length)}
                confirmLabel={texts.endOthers}
                danger
                onConfirm={endOthers}
                describeError={refusalText}
              />
            )}
          </Suspense>
        </Card>
      )}
    </AccountPage>
  )
}

function OwnSession({ session }: { session: AccountSession }) {
  const texts = useAccountTexts().sessions
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => call(endSession, { id: session.id }),
    onSuccess: () => toast({ tone: 'success', text: texts.ended }),
    onError: (error) => toast({ tone: 'danger', text: refusalText(error) }),
    onSettled: () => client.invalidateQueries(sessionsQuery()),
  })
  return (
    <SessionRow
      session={session}
      words={texts}
      action={
        !session.isCurrent && (
          <Button
            size="sm"
            busy={ending.isPending}
            aria-label={texts.endOne(deviceOf(session.userAgent, texts))}
            onClick={() => ending.mutate()}
          >
            {texts.end}
          </Button>
        )
      }
    />
  )
}
