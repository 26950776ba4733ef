import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { newAccessRequest, requestAccess } from '#contract/access-requests.ts'
import { call } from '#web/api/call.ts'
import { signUpModeQuery } from '#web/api/sign-up.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'

/** A stranger asks for an organization; where that is not wanted, the page says how people come in. */
export function SignUpScreen() {
  const texts = useAccountTexts().signUp
  const { data, isError, refetch, isFetching } = useQuery(signUpModeQuery())
  const [sentTo, setSentTo] = useState<string>()
  if (sentTo) return <PublicPage title={texts.sentTitle} description={texts.sentBody(sentTo)} footer={<SignIn />} />
  if (!data) {
    return (
      <PublicPage title={texts.title}>
        {isError ? <FailedState onRetry={() => void refetch()} retrying={isFetching} /> : <Skeleton className="h-64" />}
      </PublicPage>
    )
  }
  if (data.mode !== 'request') {
    return (
      <PublicPage title={texts.closedTitle} description={texts.closedBody}>
        <Button asChild variant="primary" size="lg" className="w-full">
          <Link href="/sign-in">{texts.signIn}</Link>
        </Button>
      </PublicPage>
    )
  }
  return (
    <PublicPage title={texts.title} description={texts.body} footer={<SignIn />} wide>
      <RequestForm onSent={setSentTo} />
    </PublicPage>
  )
}

function RequestForm({ onSent }: { onSent: (email: string) => void }) {
  const texts = useAccountTexts().signUp
  const initial = { name: '', email: '', organization: '', message: '' }
  const form = useShapeForm({ shape: newAccessRequest, initial })
  const submit = async (values: z.output<typeof newAccessRequest>) => {
    await call(requestAccess, values, { onSignedOut: 'throw' })
    onSent(values.email)
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={texts.submit} guard={false} wide>
      <TextField name="name" label={texts.name} autoComplete="name" autoFocus />
      <TextField name="email" label={texts.email} type="email" autoComplete="email" />
      <TextField name="organization" label={texts.organization} autoComplete="organization" />
      <TextareaField name="message" label={texts.message} rows={3} optional />
    </Form>
  )
}

function SignIn() {
  const texts = useAccountTexts().signUp
  return (
    <>
      {texts.known}{' '}
      <Link href="/sign-in" className={textLinkClasses}>
        {texts.signIn}
      </Link>
    </>
  )
}
