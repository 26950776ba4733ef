import { z } from 'zod'
import { codeShape } from '#contract/second-factor.ts'
import { passwordShape } from '#contract/shapes.ts'
import { listenAnew } from '#web/api/live.ts'
import { send } from '#web/api/send.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { CodeField } from '../second-factor/code-field.tsx'

// What the contract promises here, said again in little: the promise itself would bring the sign-in's along.
type Values = { password: string; code?: string | undefined }
const withoutCode: z.ZodType<Values, Values> = z.object({ password: passwordShape })
/** Whoever has a second factor has to show it as well. */
const withCode: z.ZodType<Values, Values> = z.object({ password: passwordShape, code: codeShape })

export interface IdentityDialogProps {
  email: string
  hasFactor: boolean
  onSettled: (isConfirmed: boolean) => void
}

export function IdentityDialog({ email, hasFactor, onSettled }: IdentityDialogProps) {
  const { confirm: texts } = useSecondFactorTexts()
  return (
    <Dialog open onOpenChange={(open) => !open && onSettled(false)} title={texts.title} description={texts.body}>
      <Proof email={email} hasFactor={hasFactor} onSettled={onSettled} />
    </Dialog>
  )
}

function Proof({ email, hasFactor, onSettled }: IdentityDialogProps) {
  const { confirm: texts } = useSecondFactorTexts()
  const form = useShapeForm({ shape: hasFactor ? withCode : withoutCode, initial: { password: '' } })
  const confirm = async (values: Values) => {
    await send('POST', '/api/auth/confirm', values)
    listenAnew()
    onSettled(true)
  }
  return (
    <Form form={form} submitLabel={texts.submit} onSubmit={confirm} onCancel={() => onSettled(false)} guard={false}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField type="password" name="password" label={texts.password} autoComplete="current-password" />
      {hasFactor && <CodeField />}
    </Form>
  )
}
