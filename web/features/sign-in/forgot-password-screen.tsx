import { useState } from 'react'
import { z } from 'zod'
import { emailShape } from '#contract/shapes.ts'
import { requestPasswordReset } from '#web/api/session.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

const request = z.object({ email: emailShape })

export function ForgotPasswordScreen() {
  const texts = useTenantTexts().signIn
  const [sentTo, setSentTo] = useState<string>()
  const back = (
    <Link href="/sign-in" className={textLinkClasses}>
      {texts.back}
    </Link>
  )
  if (sentTo) {
    return (
      <PublicPage title={texts.forgotSentTitle} description={texts.forgotSentBody(sentTo)} footer={back}>
        <p className="text-muted">{texts.forgotNothing}</p>
        <Button className="mt-4 w-full" size="lg" onClick={() => setSentTo(undefined)}>
          {texts.forgotAgain}
        </Button>
      </PublicPage>
    )
  }
  return (
    <PublicPage title={texts.forgotTitle} description={texts.forgotBody} footer={back}>
      <RequestForm onSent={setSentTo} />
    </PublicPage>
  )
}

function RequestForm({ onSent }: { onSent: (email: string) => void }) {
  const texts = useTenantTexts().signIn
  const form = useShapeForm({ shape: request, initial: { email: '' } })
  const submit = async ({ email }: z.output<typeof request>) => {
    await requestPasswordReset(email)
    onSent(email)
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={texts.forgotSubmit} guard={false} wide>
      <TextField name="email" label={texts.email} type="email" autoComplete="username" autoFocus />
    </Form>
  )
}
