import { useState } from 'react'
import { z } from 'zod'
import { passwordShape } from '#contract/shapes.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { resetPassword } from '#web/api/session.ts'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

const choice = z.object({ newPassword: passwordShape })

export function ResetPasswordScreen({ token }: { token: string | undefined }) {
  const texts = useTenantTexts().signIn
  const [isBad, setBad] = useState(!token)
  const form = useShapeForm({ shape: choice, initial: { newPassword: '' } })
  const submit = async ({ newPassword }: z.output<typeof choice>) => {
    try {
      await resetPassword({ token: token ?? '', newPassword })
    } catch (error) {
      if (!isRefused(error, 'not_found')) throw error
      setBad(true)
      return
    }
    await leaveFor('/sign-in?reset=done')
  }
  if (isBad) {
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
      <Form form={form} onSubmit={submit} submitLabel={texts.resetSubmit} guard={false} wide>
        <NewPasswordField name="newPassword" label={texts.newPassword} />
      </Form>
    </PublicPage>
  )
}
