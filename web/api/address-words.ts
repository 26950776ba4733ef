/** What stands behind the ? of an address, as it came: a link from elsewhere may say anything. */
export type Said = Readonly<Record<string, unknown>>

/** What is said wrongly is as if it was not said; here and in `oneOf`. */
export const textIn = (said: unknown, most = 2_000): string | undefined =>
  typeof said === 'string' && said.length <= most ? said : undefined

export const oneOf = <Known extends string>(known: readonly Known[], said: unknown): Known | undefined =>
  known.find((each) => each === said)
