import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { emailShape, passwordShape } from '#contract/shapes.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { signIn } from '#web/api/session.ts'
import { signUpModeQuery } from '#web/api/sign-up.ts'
import { PublicPage } from '#web/components/public-page.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { PasswordField, TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

const credentials = z.object({ email: emailShape, password: passwordShape })

export interface SignInScreenProps {
  /** A path of this host, already judged. */
  next?: string | undefined
  /** Comes from setting a new password. */
  hasNewPassword?: boolean | undefined
}

export function SignInScreen({ next, hasNewPassword }: SignInScreenProps) {
  const texts = useTenantTexts().signIn
  const form = useShapeForm({ shape: credentials, initial: { email: '', password: '' } })
  const submit = async (values: z.output<typeof credentials>) => {
    await signIn(values)
    // A full load: the server decides where they land.
    await leaveFor(next ?? '/dashboard')
  }
  return (
    <PublicPage title={texts.title} footer={<NoAccount />}>
      {hasNewPassword && (
        <div className="mb-5">
          <Notice tone="success">{texts.resetDone}</Notice>
        </div>
      )}
      <Form
        form={form}
        onSubmit={submit}
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
        <PasswordField
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
    </PublicPage>
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
