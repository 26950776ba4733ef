import type { Changes } from '#contract/audit-events.ts'

/** Old and new value of these fields as the trail keeps them: of those only that were named and differ. */
export const fieldChanges = <F extends string>(
  before: Readonly<Record<F, unknown>>,
  wanted: { readonly [Name in F]?: unknown },
  fields: readonly F[],
): Changes =>
  Object.fromEntries(
    fields
      .filter((field) => wanted[field] !== undefined && wanted[field] !== before[field])
      .map((field) => [field, { old: before[field], new: wanted[field] }]),
  )
