import { useState } from 'react'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Input } from '#web/ui/controls/input.tsx'
import { Select } from '#web/ui/controls/select.tsx'
import { type BoundControl, FormField } from '#web/ui/form/form-field.tsx'
import { type Duration, minutesOf, split, type Unit, unitMinutes, units } from './duration.ts'

export interface DurationFieldProps {
  name: string
  label: string
  help: string
  /** What holds while the field is empty, in minutes. */
  usual: number
}

/** A time of minutes, hours or days; the form's value is the minutes, as text. */
export function DurationField({ name, label, help, usual }: DurationFieldProps) {
  return (
    <FormField name={name} label={label} help={help} optional>
      {(control) => <DurationInput control={control} label={label} usual={usual} />}
    </FormField>
  )
}

function DurationInput({ control, label, usual }: { control: BoundControl; label: string; usual: number }) {
  const texts = useSettingsTexts()
  const minutes = String(control.value ?? '')
  const [shown, setShown] = useState(() => split(minutes, usual))
  // Another value than the one written here: the form was filled in anew.
  const now = minutesOf(shown) === minutes ? shown : split(minutes, usual)
  const write = (change: Partial<Duration>) => {
    const next = { ...now, ...change }
    setShown(next)
    control.onChange(minutesOf(next))
  }
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1">
        <Input
          {...control}
          value={now.amount}
          onChange={(event) => write({ amount: event.target.value })}
          placeholder={String(usual / unitMinutes[now.unit])}
          inputMode="decimal"
          autoComplete="off"
        />
      </div>
      <div className="w-32 shrink-0">
        <Select
          aria-label={texts.unitOf(label)}
          value={now.unit}
          onChange={(unit) => write({ unit: unit as Unit })}
          options={units.map((unit) => ({ value: unit, label: texts[unit] }))}
        />
      </div>
    </div>
  )
}
