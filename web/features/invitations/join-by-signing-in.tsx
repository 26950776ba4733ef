import { z } from 'zod'
import { passwordShape } from '#contract/shapes.ts'
import { signIn } from '#web/api/session.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { PasswordField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import type { Accept } from './use-acceptance.ts'

const proof = z.object({ password: passwordShape })

/** An account of this address exists: its password first, then the place. */
export function JoinBySigningIn({ email, accept }: { email: string; accept: Accept }) {
  const texts = useTenantTexts()
  const form = useShapeForm({ shape: proof, initial: { password: '' } })
  const submit = async ({ password }: z.output<typeof proof>) => {
    await signIn({ email, password })
    await accept()
  }
  return (
    <>
      <p className="mb-4">{texts.invitations.join.signInBody(email)}</p>
      <Form form={form} onSubmit={submit} submitLabel={texts.invitations.join.signInAndJoin} guard={false} wide>
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
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
