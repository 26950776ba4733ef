import { useQuery } from '@tanstack/react-query'
import { myTenantsQuery } from '#web/api/context.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { signOutOrSay } from '#web/components/sign-out-or-say.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'

/** Members of a suspended organization are told so; everyone else sees no difference to one that does not exist. */
export function SuspendedScreen({ name }: { name?: string | undefined }) {
  const texts = useTenantTexts().context
  const others = useQuery(myTenantsQuery()).data?.items ?? []
  return (
    <PublicPage title={texts.suspended.title(name)} description={texts.suspended.body}>
      <div className="space-y-2">
        {others.length > 0 && (
          <Button asChild variant="primary" size="lg" className="w-full">
            {/* A full load: the server knows which one. */}
            <a href={others.length > 1 ? '/select-org' : `/o/${others[0]?.slug}`}>{texts.suspended.other}</a>
          </Button>
        )}
        <Button size="lg" className="w-full" onClick={signOutOrSay}>
          {texts.signOut}
        </Button>
      </div>
    </PublicPage>
  )
}
