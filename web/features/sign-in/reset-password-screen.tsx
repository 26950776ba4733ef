import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { passwordShape } from '#contract/shapes.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { checkPasswordReset, resetPassword } from '#web/api/session.ts'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

const choice = z.object({ newPassword: passwordShape })

/** Whether the link works is asked before anybody thinks up a password; whether it still does, when they save it. */
export function ResetPasswordScreen({ token = '' }: { token: string | undefined }) {
  const texts = useTenantTexts().signIn
  const [isBad, setBad] = useState(token === '')
  const link = useQuery({
    queryKey: ['reset-link', token],
    queryFn: () => checkPasswordReset(token),
    enabled: !isBad,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const form = useShapeForm({ shape: choice, initial: { newPassword: '' } })
  const submit = async ({ newPassword }: z.output<typeof choice>) => {
    try {
      await resetPassword({ token, newPassword })
    } catch (error) {
      if (!isRefused(error, 'not_found')) throw error
      setBad(true)
      return
    }
    await leaveFor('/sign-in?reset=done')
  }
  if (isBad || isRefused(link.error, 'not_found', 'invalid_input')) {
    return (
      <PublicPage title={texts.resetBadTitle} description={texts.resetBadBody}>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link href="/forgot-password">{texts.resetAgain}</Link>
        </Button>
      </PublicPage>
    )
  }
  const back = (
    <Link href="/sign-in" className={textLinkClasses}>
      {texts.back}
    </Link>
  )
  return (
    <PublicPage title={texts.resetTitle} description={texts.resetBody} footer={back}>
      {link.isPending ? (
        <Skeleton className="h-24" />
      ) : (
        <Form form={form} onSubmit={submit} submitLabel={texts.resetSubmit} guard={false} wide>
          <NewPasswordField name="newPassword" label={texts.newPassword} />
        </Form>
      )}
    </PublicPage>
  )
}
