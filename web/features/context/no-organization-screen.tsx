import { useSuspenseQuery } from '@tanstack/react-query'
import { whoQuery } from '#web/api/context.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { signOutOrSay } from '#web/components/sign-out-or-say.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'

/** The server sends here only those who have no organization to open. */
export function NoOrganizationScreen() {
  const texts = useTenantTexts().context
  const { user } = useSuspenseQuery(whoQuery()).data
  return (
    <PublicPage title={texts.none.title} description={texts.none.body} footer={texts.none.as(user.email)}>
      <Button size="lg" className="w-full" onClick={signOutOrSay}>
        {texts.signOut}
      </Button>
    </PublicPage>
  )
}
