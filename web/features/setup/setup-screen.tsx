import { useState } from 'react'
import type { z } from 'zod'
import { completeSetup, firstAccount } from '#contract/setup.ts'
import { call } from '#web/api/call.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link } from '#web/ui/link.tsx'

export function SetupScreen({ token }: { token: string | undefined }) {
  const texts = useTenantTexts()
  const [isUsed, setUsed] = useState(!token)
  const form = useShapeForm({ shape: firstAccount, initial: { name: '', email: '', password: '' } })
  const submit = async (values: z.output<typeof firstAccount>) => {
    try {
      await call(completeSetup, { ...values, token: token ?? '' }, { onSignedOut: 'throw' })
    } catch (error) {
      if (!isRefused(error, 'not_found')) throw error
      setUsed(true)
      return
    }
    await leaveFor('/dashboard')
  }
  if (isUsed) {
    return (
      <PublicPage title={texts.setup.usedTitle} description={texts.setup.usedBody}>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link href="/sign-in">{texts.setup.signIn}</Link>
        </Button>
      </PublicPage>
    )
  }
  const [name, email] = form.watch(['name', 'email'])
  return (
    <PublicPage title={texts.setup.title} description={texts.setup.body}>
      <Form form={form} onSubmit={submit} submitLabel={texts.setup.submit} guard={false} wide>
        <TextField name="name" label={texts.signIn.name} autoComplete="name" autoFocus />
        <TextField name="email" label={texts.signIn.email} type="email" autoComplete="username" />
        <NewPasswordField name="password" label={texts.signIn.password} known={[name, email]} />
      </Form>
    </PublicPage>
  )
}
