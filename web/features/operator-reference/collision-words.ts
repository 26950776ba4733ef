import type { ResourceType } from '#contract/reference-data.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'

/** Why the server refused a code: which of the known types stands in its way. */
export function collisionWords(
  code: string,
  known: readonly Pick<ResourceType, 'code' | 'label' | 'isActive' | 'isBuiltin'>[],
  t: PageTexts['reference']['form'],
): string {
  const same = known.find((type) => type.code === code)
  if (same) return t.sameCode(same.label, same.isActive)
  const [first = code] = code.split('.')
  const builtin = known.find((type) => type.isBuiltin && type.code.split('.')[0] === first)
  return builtin ? t.builtinCode(first, builtin.label) : t.takenCode
}
