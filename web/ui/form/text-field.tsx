import type { ChangeEvent } from 'react'
import { Input, type InputProps } from '../controls/input.tsx'
import { PasswordInput } from '../controls/password-input.tsx'
import { Textarea } from '../controls/textarea.tsx'
import { FormField, type FormFieldProps } from './form-field.tsx'

type Own = Omit<FormFieldProps, 'children'>

export interface TextFieldProps extends Own, Omit<InputProps, keyof Own | 'value' | 'defaultValue' | 'form'> {
  /** Told of what is typed, after the form. */
  onTyped?: ((value: string) => void) | undefined
}

export function TextField({ name, label, help, optional, aside, onTyped, ...input }: TextFieldProps) {
  const TextInput = input.type === 'password' ? PasswordInput : Input
  return (
    <FormField name={name} label={label} help={help} optional={optional} aside={aside}>
      {(control) => (
        <TextInput
          {...input}
          {...control}
          value={control.value ?? ''}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            control.onChange(event)
            onTyped?.(event.target.value)
          }}
        />
      )}
    </FormField>
  )
}

export interface TextareaFieldProps extends Own {
  rows?: number | undefined
  placeholder?: string | undefined
}

export function TextareaField({ name, label, help, optional, aside, rows, placeholder }: TextareaFieldProps) {
  return (
    <FormField name={name} label={label} help={help} optional={optional} aside={aside}>
      {(control) => (
        <Textarea {...control} value={control.value ?? ''} {...(rows ? { rows } : {})} placeholder={placeholder} />
      )}
    </FormField>
  )
}
