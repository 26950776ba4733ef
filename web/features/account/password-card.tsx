import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { changePassword, passwordChange } from '#contract/account.ts'
import { call } from '#web/api/call.ts'
import { whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { NewPasswordField } from '#web/components/password/new-password-field.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { toast } from '#web/ui/overlay/toasts.ts'

export function PasswordCard() {
  const { password } = useAccountTexts()
  const client = useQueryClient()
  const { user, mustChangePassword } = useSuspenseQuery(whoQuery()).data
  const form = useShapeForm({ shape: passwordChange, initial: { current: '', new: '' } })
  const save = async (values: z.output<typeof passwordChange>) => {
    await call(changePassword, values)
    // Every door is open now, and the server knows which one is meant.
    if (mustChangePassword) await leaveFor('/dashboard')
    void client.invalidateQueries()
    toast({ tone: 'success', text: password.saved })
    setTimeout(() => form.reset({ current: '', new: '' }))
  }
  return (
    <Card title={password.title} description={password.description}>
      <Form form={form} onSubmit={save} submitLabel={password.save} guard={false}>
        {/* So that a password manager keeps the password under the right address. */}
        <input type="email" name="username" autoComplete="username" value={user.email} readOnly hidden />
        <TextField type="password" name="current" label={password.current} autoComplete="current-password" />
        <NewPasswordField name="new" label={password.next} known={[user.name, user.email]} />
        <p className="text-muted text-sm">{password.effect}</p>
      </Form>
    </Card>
  )
}
