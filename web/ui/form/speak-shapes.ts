import { config } from 'zod'
import { texts } from '#web/texts/texts.ts'

type Issue = Parameters<NonNullable<NonNullable<Parameters<typeof config>[0]>['customError']>>[0]

/** Shapes refuse in the page's own words and language. Called once, before the first form. */
export function speakShapes() {
  config({ customError: (issue) => sentence(issue) })
}

function sentence(issue: Issue): string {
  const { shape } = texts().ui
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || Number.isNaN(issue.input)
        ? shape.required
        : shape.invalid
    case 'invalid_value':
    case 'invalid_union':
      return shape.choose
    case 'invalid_format':
      if (issue.input === '') return shape.required
      return issue.format === 'email' ? shape.email : issue.format === 'url' ? shape.url : shape.format
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.input)
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    default:
      return shape.invalid
  }
}

function tooSmall(origin: string, least: number, input: unknown) {
  const { shape } = texts().ui
  if (origin === 'string') return input === '' ? shape.required : shape.tooShort(least)
  return origin === 'array' || origin === 'set' ? shape.tooFew(least) : shape.tooSmall(least)
}

function tooBig(origin: string, most: number) {
  const { shape } = texts().ui
  if (origin === 'string') return shape.tooLong(most)
  return origin === 'array' || origin === 'set' ? shape.tooMany(most) : shape.tooBig(most)
}
