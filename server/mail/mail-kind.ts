import type { z } from 'zod'
import type { Letter } from './letter.ts'
import type { MailTexts } from './texts/en.ts'

/** How a mail speaks: in its reader's language, with the installation's own words. */
export type Speech = {
  readonly texts: MailTexts
  readonly productName: string
  /** What the installation calls an organization. */
  readonly noun: string
  /** A moment as its reader would write it, with its time zone. */
  moment(at: string): string
}

/** One kind of mail: what a use case has to give, and what is written from it. */
export type MailKind<Shape extends z.ZodType = z.ZodType> = {
  readonly shape: Shape
  write(payload: z.output<Shape>, speech: Speech): Letter
}

/** Ties what is written to what is given. */
export const mailKind = <Shape extends z.ZodType>(shape: Shape, write: MailKind<Shape>['write']): MailKind<Shape> => ({
  shape,
  write,
})
