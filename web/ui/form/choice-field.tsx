import { Select, type SelectOption } from '../controls/select.tsx'
import { FormField, type FormFieldProps } from './form-field.tsx'

type Own = Omit<FormFieldProps, 'children'>

export interface SelectFieldProps extends Own {
  options: readonly SelectOption[]
  placeholder?: string | undefined
}

export function SelectField({ options, placeholder, ...own }: SelectFieldProps) {
  return (
    <FormField {...own}>{(control) => <Select {...control} options={options} placeholder={placeholder} />}</FormField>
  )
}
