import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Input } from '#web/ui/controls/input.tsx'
import { FormField } from '#web/ui/form/form-field.tsx'

export interface ColorFieldProps {
  name: string
  label: string
  help: string
}

/** A colour, written or picked; none is fine. */
export function ColorField({ name, label, help }: ColorFieldProps) {
  const texts = useSettingsTexts().general
  return (
    <FormField name={name} label={label} help={help} optional>
      {(control) => {
        const value = String(control.value ?? '')
        const isColor = /^#[0-9a-f]{6}$/i.test(value)
        return (
          <div className="flex flex-wrap items-center gap-2">
            <input
              type="color"
              aria-label={label}
              value={isColor ? value : '#4f46e5'}
              onChange={(event) => control.onChange(event.target.value)}
              className="size-8 shrink-0 cursor-pointer rounded-lg border border-line-control bg-surface p-0.5"
            />
            <div className="w-36">
              <Input {...control} value={value} placeholder="#3366cc" spellCheck={false} autoComplete="off" />
            </div>
            {value !== '' && (
              <Button size="sm" variant="ghost" onClick={() => control.onChange('')}>
                {texts.noColor}
              </Button>
            )}
          </div>
        )
      }}
    </FormField>
  )
}
