import { useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

/** What one reads is what one changes: a newer version is loaded where nothing was typed, and never overwritten unseen. */
export function useNewest<Input extends FieldValues, Output, Settings extends { version: number }>(
  newest: Settings,
  form: UseFormReturn<Input, unknown, Output>,
  valuesOf: (settings: Settings) => Input,
) {
  const [based, setBased] = useState(newest)
  const { isDirty, isSubmitting } = form.formState
  const isOutdated = newest.version > based.version
  const load = () => {
    setBased(newest)
    form.reset(valuesOf(newest))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version calls for it
  useEffect(() => {
    if (isOutdated && !isDirty && !isSubmitting) load()
  }, [isOutdated, isDirty, isSubmitting])
  return { version: based.version, setBased, isOutdated: isOutdated && isDirty, load }
}
