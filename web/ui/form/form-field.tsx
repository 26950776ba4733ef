import { type ReactElement, type Ref, useId } from 'react'
import { type ControllerRenderProps, type FieldValues, useController } from 'react-hook-form'
import { describedBy, Field, type FieldProps } from './field.tsx'

/** What a control needs to be part of a form; spread it onto Input, Select, Combobox … */
export type BoundControl = Omit<ControllerRenderProps<FieldValues, string>, 'ref'> & {
  ref: Ref<never>
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

export interface FormFieldProps extends Pick<FieldProps, 'label' | 'help' | 'optional' | 'aside'> {
  name: string
  children: (control: BoundControl) => ReactElement
}

/** Joins any control to the Form around it. For the usual ones there are TextField, SelectField and so on. */
export function FormField({ name, label, help, optional, aside, children }: FormFieldProps) {
  const id = useId()
  const { field, fieldState } = useController({ name })
  const error = fieldState.error?.message
  const control = {
    ...field,
    // Passing by an empty field is no mistake yet; and an error that appeared then would move what is being clicked.
    onBlur: fieldState.isDirty || fieldState.invalid ? field.onBlur : () => {},
    id,
    'aria-invalid': fieldState.invalid,
    'aria-describedby': describedBy({ id, help, error }),
  }
  return (
    <Field id={id} name={name} label={label} help={help} error={error} optional={optional} aside={aside}>
      {children(control)}
    </Field>
  )
}
