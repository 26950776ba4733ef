import { z } from 'zod'
import { codeShape } from '#contract/second-factor.ts'
import { isRefused } from '#web/api/refused.ts'
import { endSession, signInWithCode } from '#web/api/session.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { CodeField } from './code-field.tsx'

const proof = z.object({ code: codeShape })

export interface CodeStepProps {
  submitLabel: string
  onSignedIn: () => Promise<void>
  /** Back to the password: because they want to, or because this sign-in has run out. */
  onAgain: (why: 'wanted' | 'expired') => void
}

/** After the right password of somebody with a second factor: nobody is signed in until a code came too. */
export function CodeStep({ submitLabel, onSignedIn, onAgain }: CodeStepProps) {
  const { code: texts } = useSecondFactorTexts()
  const { waitSeconds } = useTenantTexts().signIn
  const form = useShapeForm({ shape: proof, initial: { code: '' } })
  const submit = async ({ code }: z.output<typeof proof>) => {
    try {
      await signInWithCode(code)
    } catch (error) {
      if (!isRefused(error, 'sign_in_expired')) throw error
      onAgain('expired')
      return
    }
    await onSignedIn()
  }
  const again = () => {
    // What is left of it on the server runs out by itself.
    void endSession().catch(() => {})
    onAgain('wanted')
  }
  return (
    <>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={submitLabel}
        guard={false}
        wide
        describeProblem={(problem) =>
          isRefused(problem, 'too_many_requests') && problem.retryAfterSeconds
            ? waitSeconds(problem.retryAfterSeconds)
            : undefined
        }
      >
        <CodeField autoFocus />
      </Form>
      <Button variant="ghost" size="lg" className="mt-2 w-full" onClick={again}>
        {texts.again}
      </Button>
    </>
  )
}
