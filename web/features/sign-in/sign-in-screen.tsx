import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { emailShape, passwordShape } from '#contract/shapes.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { signIn } from '#web/api/session.ts'
import { signUpModeQuery } from '#web/api/sign-up.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

const CodeStep = lazy(async () => ({ default: (await import('#web/components/second-factor/code-step.tsx')).CodeStep }))

const credentials = z.object({ email: emailShape, password: passwordShape })

export interface SignInScreenProps {
  /** A path of this host, already judged. */
  next?: string | undefined
  /** Comes from setting a new password. */
  hasNewPassword?: boolean | undefined
}

type Step = 'password' | 'code' | 'expired'

export function SignInScreen({ next, hasNewPassword }: SignInScreenProps) {
  const texts = useTenantTexts().signIn
  const [step, setStep] = useState<Step>('password')
  const [email, setEmail] = useState('')
  // A full load: the server decides where they land.
  const goIn = () => leaveFor(next ?? '/dashboard')
  const enter = async (values: z.output<typeof credentials>) => {
    const { needsCode } = await signIn(values)
    if (!needsCode) return goIn()
    setEmail(values.email)
    setStep('code')
  }
  if (step === 'code') {
    return (
      <PublicPage title={texts.codeTitle} description={texts.codeBody}>
        <Suspense fallback={<Skeleton className="h-28" />}>
          <CodeStep
            submitLabel={texts.submit}
            onSignedIn={goIn}
            onAgain={(why) => setStep(why === 'expired' ? why : 'password')}
          />
        </Suspense>
      </PublicPage>
    )
  }
  return (
    <PublicPage title={texts.title} footer={<NoAccount />}>
      {hasNewPassword && step === 'password' && (
        <div className="mb-5">
          <Notice tone="success">{texts.resetDone}</Notice>
        </div>
      )}
      {step === 'expired' && (
        <div className="mb-5">
          <Notice tone="warning">{texts.codeExpired}</Notice>
        </div>
      )}
      <PasswordStep email={email} onSubmit={enter} />
    </PublicPage>
  )
}

interface PasswordStepProps {
  email: string
  onSubmit: (values: z.output<typeof credentials>) => Promise<void>
}

function PasswordStep({ email, onSubmit }: PasswordStepProps) {
  const texts = useTenantTexts().signIn
  const form = useShapeForm({ shape: credentials, initial: { email, password: '' } })
  return (
    <Form
      form={form}
      onSubmit={onSubmit}
      submitLabel={texts.submit}
      guard={false}
      wide
      describeProblem={(problem) =>
        isRefused(problem, 'too_many_requests') && problem.retryAfterSeconds
          ? texts.waitSeconds(problem.retryAfterSeconds)
          : undefined
      }
    >
      <TextField name="email" label={texts.email} type="email" autoComplete="username" autoFocus />
      <TextField
        type="password"
        name="password"
        label={texts.password}
        autoComplete="current-password"
        aside={
          <Link href="/forgot-password" className={textLinkClasses}>
            {texts.forgot}
          </Link>
        }
      />
    </Form>
  )
}

/** How strangers come in, as the installation has it. */
function NoAccount() {
  const texts = useTenantTexts().signIn
  const { data } = useQuery(signUpModeQuery())
  if (data?.mode !== 'request') return texts.noAccount
  return (
    <Link href="/sign-up" className={textLinkClasses}>
      {texts.askForAccount}
    </Link>
  )
}
