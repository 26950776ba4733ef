import type { RoleReferences } from '#contract/roles.ts'
import type { AccessTexts } from '#web/texts/access/en.ts'

/** "3 members, 1 group": only what there is. */
export function referenceWords(references: RoleReferences, texts: AccessTexts['roles']): string[] {
  const kinds = ['members', 'invitations', 'groups', 'children'] as const
  return kinds.filter((kind) => references[kind] > 0).map((kind) => texts[kind](references[kind]))
}
