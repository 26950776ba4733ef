import { useId } from 'react'
import { useController } from 'react-hook-form'
import { Checkbox } from '../controls/checkbox.tsx'
import { Label } from '../controls/label.tsx'
import { Switch } from '../controls/switch.tsx'
import { describedBy, FieldMessages } from './field.tsx'
import type { FormFieldProps } from './form-field.tsx'

export type CheckboxFieldProps = Pick<FormFieldProps, 'name' | 'label' | 'help'>

export interface SwitchFieldProps extends CheckboxFieldProps {
  disabled?: boolean | undefined
}

/** The label stands beside the box. */
export function CheckboxField({ name, label, help }: CheckboxFieldProps) {
  const { id, field, error, described } = useToggle(name, help)
  return (
    <div data-field={name} className="flex gap-2.5">
      <Checkbox
        id={id}
        checked={field.value === true}
        onCheckedChange={field.onChange}
        onBlur={field.onBlur}
        aria-invalid={error !== undefined}
        aria-describedby={described}
        className="mt-0.5"
      />
      <div className="space-y-0.5">
        <Label htmlFor={id}>{label}</Label>
        <FieldMessages id={id} help={help} error={error} />
      </div>
    </div>
  )
}

/** A setting that is on or off. */
export function SwitchField({ name, label, help, disabled }: SwitchFieldProps) {
  const { id, field, error, described } = useToggle(name, help)
  return (
    <div data-field={name} className="flex items-start justify-between gap-6">
      <div className="space-y-0.5">
        <Label htmlFor={id}>{label}</Label>
        <FieldMessages id={id} help={help} error={error} />
      </div>
      <Switch
        id={id}
        ref={field.ref}
        checked={field.value === true}
        onCheckedChange={field.onChange}
        onBlur={field.onBlur}
        disabled={disabled}
        aria-describedby={described}
      />
    </div>
  )
}

function useToggle(name: string, help: FormFieldProps['help']) {
  const id = useId()
  const { field, fieldState } = useController({ name })
  const error = fieldState.error?.message
  return { id, field, error, described: describedBy({ id, help, error }) }
}
