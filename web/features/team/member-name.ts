import type { TeamMember } from '#contract/team.ts'

/** People who were only invited have no name yet. */
export const nameOf = ({ name, email }: Pick<TeamMember, 'name' | 'email'>) => name || email
