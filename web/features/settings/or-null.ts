import { z } from 'zod'

/** An input left empty takes the setting back. */
export const orNull = <T extends z.ZodType>(shape: T) =>
  z.preprocess((text) => (isBlank(text) ? null : text), shape.nullable())

/** The same for a number, which an input holds as text. */
export const numberOrNull = <T extends z.ZodType>(shape: T) =>
  z.preprocess((text) => (isBlank(text) ? null : Number(text)), shape.nullable())

/** As an input shows it. */
export const shown = (value: string | number | null) => (value === null ? '' : String(value))

const isBlank = (text: unknown) => text === null || (typeof text === 'string' && text.trim() === '')
