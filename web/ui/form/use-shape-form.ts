import { zodResolver } from '@hookform/resolvers/zod'
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'

export interface ShapeFormOptions<Input extends FieldValues, Output> {
  /** The server's own shape, from the contract. */
  shape: z.ZodType<Output, Input>
  initial: DefaultValues<Input>
}

export type ShapeForm<Input extends FieldValues, Output> = UseFormReturn<Input, unknown, Output>

/** A form held by a shape: it judges on leaving a field and on submit, and once a field is wrong, while typing. */
export function useShapeForm<Input extends FieldValues, Output extends FieldValues>(
  options: ShapeFormOptions<Input, Output>,
): ShapeForm<Input, Output> {
  return useForm<Input, unknown, Output>({
    resolver: zodResolver(options.shape),
    defaultValues: options.initial,
    mode: 'onTouched',
    // The summary takes the focus instead.
    shouldFocusError: false,
  })
}
