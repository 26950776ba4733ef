import { useQuery } from '@tanstack/react-query'
import { visitorQuery } from '#web/api/context.ts'
import { invitationQuery } from '#web/api/invitations.ts'
import { isRefused } from '#web/api/refused.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { JoinAsNewPerson } from './join-as-new-person.tsx'
import { JoinAsSomeoneElse } from './join-as-someone-else.tsx'
import { JoinBySigningIn } from './join-by-signing-in.tsx'
import { JoinWithOneClick } from './join-with-one-click.tsx'
import { OfferedPlace } from './offered-place.tsx'
import { useAcceptance } from './use-acceptance.ts'

/** Whoever holds the link sees the offer; how it is accepted depends on who is signed in here. */
export function JoinScreen({ token }: { token: string }) {
  const texts = useTenantTexts().invitations.join
  const invitation = useQuery(invitationQuery(token))
  const visitor = useQuery(visitorQuery())
  const acceptance = useAcceptance(token)
  if (!token || acceptance.isBad || isRefused(invitation.error, 'not_found', 'invalid_input')) return <BadInvitation />
  const failed = invitation.isError ? invitation : visitor.isError ? visitor : undefined
  if (failed) {
    const requestId = isRefused(failed.error) ? failed.error.requestId : undefined
    return (
      <PublicPage title={texts.waiting}>
        <FailedState onRetry={() => void failed.refetch()} retrying={failed.isFetching} requestId={requestId} />
      </PublicPage>
    )
  }
  if (!invitation.data || visitor.data === undefined) return <Loading />
  const offer = invitation.data
  if (visitor.data && visitor.data.user.email !== offer.email) {
    return <JoinAsSomeoneElse offer={offer} current={visitor.data.user} />
  }
  return (
    <PublicPage title={texts.title(offer.tenant.name)} logoUrl={offer.tenant.logoUrl} wide>
      <OfferedPlace offer={offer} />
      {visitor.data ? (
        <JoinWithOneClick name={visitor.data.user.name} accept={acceptance.accept} />
      ) : offer.hasAccount ? (
        <JoinBySigningIn email={offer.email} accept={acceptance.accept} />
      ) : (
        <JoinAsNewPerson offer={offer} accept={acceptance.accept} />
      )}
    </PublicPage>
  )
}

function Loading() {
  const texts = useTenantTexts().invitations.join
  return (
    <PublicPage title={texts.waiting} wide>
      <div className="space-y-3" aria-busy>
        <Skeleton className="h-12" />
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-10" />
      </div>
    </PublicPage>
  )
}

function BadInvitation() {
  const texts = useTenantTexts().invitations.join
  return (
    <PublicPage title={texts.badTitle} description={texts.badBody}>
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href="/sign-in">{texts.signIn}</Link>
      </Button>
    </PublicPage>
  )
}
