import { zodResolver } from '@hookform/resolvers/zod'
import { type DefaultValues, type FieldValues, type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { shapeMessage } from '#web/texts/shape-message.ts'
import { speakShapes } from './speak-shapes.ts'

// With the first form: a page without one needs no words for it.
speakShapes()

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
    resolver: spoken(zodResolver(options.shape)),
    defaultValues: options.initial,
    mode: 'onTouched',
    // The summary takes the focus instead.
    shouldFocusError: false,
  })
}

/** Sentences that stand in the shape itself are English; the page says them in its own language. */
function spoken<Input extends FieldValues, Output>(
  resolver: Resolver<Input, unknown, Output>,
): Resolver<Input, unknown, Output> {
  return async (...asked) => {
    const answer = await resolver(...asked)
    speak(answer.errors)
    return answer
  }
}

/** Errors lie nested like the values; a leaf is what has a message. */
function speak(errors: object) {
  for (const error of Object.values(errors)) {
    if (typeof error !== 'object' || error === null || error instanceof Element) continue
    if ('message' in error && typeof error.message === 'string') error.message = shapeMessage(error.message)
    else speak(error)
  }
}
