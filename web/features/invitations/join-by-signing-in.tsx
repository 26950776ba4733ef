import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { passwordShape } from '#contract/shapes.ts'
import { signIn } from '#web/api/session.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import type { Accept } from './use-acceptance.ts'

const CodeStep = lazy(async () => ({ default: (await import('#web/components/second-factor/code-step.tsx')).CodeStep }))

const proof = z.object({ password: passwordShape })

/** An account of this address exists: its password first, then the place. */
export function JoinBySigningIn({ email, accept }: { email: string; accept: Accept }) {
  const texts = useTenantTexts()
  const [step, setStep] = useState<'password' | 'code' | 'expired'>('password')
  const form = useShapeForm({ shape: proof, initial: { password: '' } })
  const submit = async ({ password }: z.output<typeof proof>) => {
    const { needsCode } = await signIn({ email, password })
    if (!needsCode) return accept()
    setStep('code')
    setTimeout(() => form.reset({ password: '' }))
  }
  if (step === 'code') {
    return (
      <Suspense fallback={<Skeleton className="h-28" />}>
        <p className="mb-4">{texts.signIn.codeBody}</p>
        <CodeStep
          submitLabel={texts.invitations.join.signInAndJoin}
          onSignedIn={accept}
          onAgain={(why) => setStep(why === 'expired' ? why : 'password')}
        />
      </Suspense>
    )
  }
  return (
    <>
      {step === 'expired' ? (
        <div className="mb-4">
          <Notice tone="warning">{texts.signIn.codeExpired}</Notice>
        </div>
      ) : (
        <p className="mb-4">{texts.invitations.join.signInBody(email)}</p>
      )}
      <Form form={form} onSubmit={submit} submitLabel={texts.invitations.join.signInAndJoin} guard={false} wide>
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          type="password"
          name="password"
          label={texts.signIn.password}
          autoComplete="current-password"
          aside={
            <Link href="/forgot-password" className={textLinkClasses}>
              {texts.signIn.forgot}
            </Link>
          }
        />
      </Form>
    </>
  )
}
