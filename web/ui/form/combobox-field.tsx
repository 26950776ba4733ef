import { Combobox, type ComboboxProps } from '../combobox/combobox.tsx'
import { MultiCombobox, type MultiComboboxProps } from '../combobox/multi-combobox.tsx'
import { FormField, type FormFieldProps } from './form-field.tsx'

type Own = Omit<FormFieldProps, 'children' | 'label'> & { label: string }

export interface ComboboxFieldProps extends Own, Pick<ComboboxProps, 'search' | 'create' | 'placeholder'> {}

/** The form's value is the whole option; hand its `value` to the server in onSubmit. */
export function ComboboxField({ search, create, placeholder, ...own }: ComboboxFieldProps) {
  return (
    <FormField {...own}>
      {(control) => (
        <Combobox {...control} search={search} create={create} placeholder={placeholder} label={own.label} />
      )}
    </FormField>
  )
}

export interface MultiComboboxFieldProps
  extends Own,
    Pick<MultiComboboxProps, 'search' | 'create' | 'resolve' | 'placeholder'> {}

/** The form's value is the list of options. */
export function MultiComboboxField({ search, create, resolve, placeholder, ...own }: MultiComboboxFieldProps) {
  return (
    <FormField {...own}>
      {(control) => (
        <MultiCombobox
          {...control}
          value={control.value ?? []}
          search={search}
          create={create}
          resolve={resolve}
          placeholder={placeholder}
          label={own.label}
        />
      )}
    </FormField>
  )
}
