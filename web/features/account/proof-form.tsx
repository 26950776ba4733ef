import type { ReactNode } from 'react'
import type { z } from 'zod'
import { proven } from '#contract/second-factor.ts'
import { CodeField } from '#web/components/second-factor/code-field.tsx'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'

export interface ProofFormProps {
  submitLabel: string
  variant?: 'danger' | undefined
  onProof: (proof: z.output<typeof proven>) => Promise<void>
  onCancel: () => void
  children?: ReactNode
}

/** What a change of the second factor takes: the password and a code. */
export function ProofForm({ submitLabel, variant, onProof, onCancel, children }: ProofFormProps) {
  const texts = useSecondFactorTexts()
  const form = useShapeForm({ shape: proven, initial: { password: '', code: '' } })
  return (
    <Form
      form={form}
      submitLabel={submitLabel}
      variant={variant}
      onSubmit={onProof}
      onCancel={onCancel}
      guard={false}
      describeProblem={({ code }) => (code === 'second_factor_state' ? texts.changed : undefined)}
    >
      {children}
      <TextField type="password" name="password" label={texts.enrol.password} autoComplete="current-password" />
      <CodeField />
    </Form>
  )
}
