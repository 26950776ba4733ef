import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { setDefaultTenant, switchTenant } from '#contract/context.ts'
import { call } from '#web/api/call.ts'
import { myTenantsQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { signOutOrSay } from '#web/components/sign-out-or-say.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Checkbox } from '#web/ui/controls/checkbox.tsx'
import { Input } from '#web/ui/controls/input.tsx'
import { Label } from '#web/ui/controls/label.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { textLinkClasses } from '#web/ui/link.tsx'
import { type Choice, OrganizationChoices } from './organization-choices.tsx'

/** For people of several organizations: exactly those, last used first and chosen already. */
export function PickerScreen() {
  const texts = useTenantTexts().context
  const { states } = useTexts().ui
  const { items } = useSuspenseQuery(myTenantsQuery()).data
  const [chosenId, choose] = useState(items[0]?.id)
  const [isAlways, setAlways] = useState(items.some((one) => one.isDefault))
  const [term, setTerm] = useState('')
  const matching = items.filter(({ name }) => name.toLocaleLowerCase().includes(term.trim().toLocaleLowerCase()))
  const chosen = matching.find(({ id }) => id === chosenId) ?? matching[0]
  const opening = useOpening(isAlways)
  return (
    <PublicPage title={texts.pick.title} description={texts.pick.body} footer={<SignOut />} wide>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen && !opening.isPending) opening.mutate(chosen)
        }}
      >
        {opening.isError && (
          <Notice tone="danger">{isRefused(opening.error) ? opening.error.title : states.failedBody}</Notice>
        )}
        {items.length > 5 && (
          <Input
            type="search"
            aria-label={texts.pick.search}
            placeholder={texts.pick.search}
            value={term}
            onChange={(event) => setTerm(event.target.value)}
          />
        )}
        <OrganizationChoices choices={matching} chosen={chosen} onChoose={choose} onOpen={opening.mutate} />
        <div className="flex gap-2.5">
          <Checkbox
            id="always"
            checked={isAlways}
            onCheckedChange={(on) => setAlways(on === true)}
            className="mt-0.5"
          />
          <div>
            <Label htmlFor="always">{texts.pick.always}</Label>
            <p className="text-muted text-sm">{texts.pick.alwaysHelp}</p>
          </div>
        </div>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="w-full"
          busy={opening.isPending}
          disabled={!chosen}
        >
          {texts.pick.open}
        </Button>
      </form>
    </PublicPage>
  )
}

/** The default is told only when it changes, the session always. */
function useOpening(isAlways: boolean) {
  const { items } = useSuspenseQuery(myTenantsQuery()).data
  const before = items.find((one) => one.isDefault)?.id ?? null
  return useMutation({
    mutationFn: async (choice: Choice) => {
      const wanted = isAlways ? choice.id : null
      if (wanted !== before) await call(setDefaultTenant, { tenantId: wanted })
      const { tenant } = await call(switchTenant, { tenant: choice.slug })
      await leaveFor(`/o/${tenant.slug}`)
    },
  })
}

function SignOut() {
  const texts = useTenantTexts().context
  return (
    <button type="button" className={textLinkClasses} onClick={signOutOrSay}>
      {texts.signOut}
    </button>
  )
}
