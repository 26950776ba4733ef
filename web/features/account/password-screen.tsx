import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { changePassword } from '#contract/account.ts'
import { call } from '#web/api/call.ts'
import { whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { PasswordField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { toast } from '#web/ui/overlay/toasts.ts'

/** Changing one's password; whoever was told to choose a new one comes here before anything else. */
export function PasswordScreen() {
  const texts = useAccountTexts()
  const { password } = texts
  const client = useQueryClient()
  const { user, mustChangePassword } = useSuspenseQuery(whoQuery()).data
  const form = useShapeForm({ shape: changePassword.input, initial: { current: '', new: '' } })
  const save = async (values: z.output<typeof changePassword.input>) => {
    await call(changePassword, values)
    // Every door is open now, and the server knows which one is meant.
    if (mustChangePassword) await leaveFor('/dashboard')
    void client.invalidateQueries()
    toast({ tone: 'success', text: password.saved })
    setTimeout(() => form.reset({ current: '', new: '' }))
  }
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[password.title, texts.title]} />
      <PageHeader title={password.title} description={password.description} />
      <div className="space-y-5">
        {mustChangePassword && (
          <Notice tone="warning" title={password.mustTitle}>
            {password.mustBody}
          </Notice>
        )}
        <Card>
          <Form form={form} onSubmit={save} submitLabel={password.save} guard={false}>
            {/* So that a password manager keeps the password under the right address. */}
            <input type="email" name="username" autoComplete="username" value={user.email} readOnly hidden />
            <PasswordField name="current" label={password.current} autoComplete="current-password" />
            <NewPasswordField name="new" label={password.next} known={[user.name, user.email]} />
            <p className="text-muted text-sm">{password.effect}</p>
          </Form>
        </Card>
      </div>
    </PageColumn>
  )
}
