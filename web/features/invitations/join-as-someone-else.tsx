import { useMutation, useQueryClient } from '@tanstack/react-query'
import { visitorQuery } from '#web/api/context.ts'
import { endSession } from '#web/api/session.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import type { Offer } from './offered-place.tsx'

export interface JoinAsSomeoneElseProps {
  offer: Offer
  current: { email: string }
}

/** Never switches by itself: who is signed in stays so until they say otherwise. */
export function JoinAsSomeoneElse({ offer, current }: JoinAsSomeoneElseProps) {
  const texts = useTenantTexts()
  const { join } = texts.invitations
  const client = useQueryClient()
  const leaving = useMutation({
    mutationFn: endSession,
    onSuccess: () => client.resetQueries(visitorQuery()),
  })
  return (
    <PublicPage title={join.otherTitle} description={join.otherBody(offer.email, current.email)} wide>
      <div className="space-y-2">
        {leaving.isError && <Notice tone="danger">{texts.context.signOutFailed}</Notice>}
        <Button
          variant="primary"
          size="lg"
          className="w-full"
          busy={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          {join.otherSwitch}
        </Button>
        <Button asChild size="lg" className="w-full">
          <a href="/dashboard">{join.otherStay}</a>
        </Button>
      </div>
    </PublicPage>
  )
}
