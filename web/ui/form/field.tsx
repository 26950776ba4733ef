import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Label } from '../controls/label.tsx'

export interface FieldProps {
  /** The id of the control inside; help and error are `${id}-help` and `${id}-error`. */
  id: string
  name?: string | undefined
  label: ReactNode
  help?: ReactNode | undefined
  error?: string | undefined
  optional?: boolean | undefined
  /** Stands at the right of the label, e.g. a link "Forgot it?". */
  aside?: ReactNode | undefined
  children: ReactNode
}

/** Label above, control, then error and help below. */
export function Field({ id, name, label, help, error, optional, aside, children }: FieldProps) {
  const { form } = useTexts().ui
  return (
    <div data-field={name} className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <span>
          <Label htmlFor={id}>{label}</Label>
          {optional && <span className="ml-1.5 text-faint text-sm">{form.optional}</span>}
        </span>
        {aside && <span className="text-sm">{aside}</span>}
      </div>
      {children}
      <FieldMessages id={id} help={help} error={error} />
    </div>
  )
}

export function FieldMessages({ id, help, error }: Pick<FieldProps, 'id' | 'help' | 'error'>) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="text-danger-ink text-sm">
          {error}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className="text-muted text-sm">
          {help}
        </div>
      )}
    </>
  )
}

/** What a control says about itself, so that label, help and error are read with it. */
export function describedBy({ id, help, error }: Pick<FieldProps, 'id' | 'help' | 'error'>) {
  const ids = [error && `${id}-error`, help && `${id}-help`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
