import { texts } from './texts.ts'

/** What a shape of the contract or the server's answer says of a field, in the page's own language. */
export function shapeMessage(message: string): string {
  const { shapes, ui } = texts()
  const [, bound, count] = /^Use at (least|most) (\d+) characters\.?$/.exec(message) ?? []
  if (bound === 'least') return ui.shape.tooShort(Number(count))
  if (bound === 'most') return ui.shape.tooLong(Number(count))
  return Object.hasOwn(shapes, message) ? (shapes[message] ?? message) : message
}
