import { z } from 'zod'

/** An input left empty says nothing, rather than an empty something. */
export const orBlank = <T extends z.ZodType>(shape: T) =>
  z.preprocess((text) => (typeof text === 'string' && text.trim() === '' ? undefined : text), shape.optional())
