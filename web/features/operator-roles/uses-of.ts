import type { PageTexts } from '#web/texts/operator/page-texts.ts'
import type { Role } from './queries.ts'

/** What refers to a role besides its members, in words. */
export function usesOf({ references }: Pick<Role, 'references'>, t: PageTexts['roles']): string[] {
  const { invitations, groups, children } = references
  return [
    ...(invitations ? [t.invitations(invitations)] : []),
    ...(groups ? [t.groups(groups)] : []),
    ...(children ? [t.children(children)] : []),
  ]
}
