import { clsx } from 'clsx'
import { useState } from 'react'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { TextField } from '#web/ui/form/text-field.tsx'
import { passwordStrength } from './password-strength.ts'

export interface NewPasswordFieldProps {
  name: string
  label: string
  /** Words too close to the person to be safe: their name, their address. */
  known?: readonly string[] | undefined
}

/** A password being chosen, with how strong it is. */
export function NewPasswordField({ name, label, known }: NewPasswordFieldProps) {
  const [typed, setTyped] = useState('')
  return (
    <TextField
      type="password"
      name={name}
      label={label}
      autoComplete="new-password"
      onTyped={setTyped}
      help={<Strength score={typed ? passwordStrength(typed, known) : undefined} />}
    />
  )
}

function Strength({ score }: { score: number | undefined }) {
  const texts = useTenantTexts().signIn
  const tone = ['bg-danger', 'bg-danger', 'bg-warning-ink', 'bg-success-ink', 'bg-success-ink'][score ?? 0]
  return (
    <div className="space-y-1">
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={clsx('h-1 rounded-full', score !== undefined && step <= Math.max(score, 1) ? tone : 'bg-subtle')}
          />
        ))}
      </div>
      <p aria-live="polite">
        {score === undefined ? texts.strengthHelp : `${texts.strength}: ${texts.strengths[score]}`}
      </p>
    </div>
  )
}
