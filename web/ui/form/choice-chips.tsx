import { useId } from 'react'
import { useController } from 'react-hook-form'
import { describedBy, FieldMessages } from './field.tsx'

export interface ChoiceChipsProps {
  name: string
  label: string
  help?: string | undefined
  options: readonly { value: string; label: string }[]
}

/** One of a few, all in sight. Radio buttons, so that arrows move. */
export function ChoiceChips({ name, label, help, options }: ChoiceChipsProps) {
  const id = useId()
  const { field, fieldState } = useController({ name })
  const error = fieldState.error?.message
  return (
    <fieldset data-field={name} className="space-y-1.5" aria-describedby={describedBy({ id, help, error })}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex h-8 cursor-pointer items-center rounded-lg border border-line-control px-3 transition-colors hover:bg-subtle has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:checked]:text-accent-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus"
          >
            <input
              type="radio"
              name={`${id}-${name}`}
              className="sr-only"
              value={option.value}
              checked={field.value === option.value}
              onChange={() => field.onChange(option.value)}
              onBlur={field.onBlur}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldMessages id={id} help={help} error={error} />
    </fieldset>
  )
}
