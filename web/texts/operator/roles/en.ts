import { predefinedRolesEn } from '../../access/predefined-roles-en.ts'
import type { Noun } from '../../noun.ts'

/** The catalogue of roles. */
export const rolesEn = (noun: Noun) => ({
  predefinedRoles: predefinedRolesEn(noun),
  description: `Predefined roles, the same everywhere, and the ones each ${noun.one} made for itself.`,
  views: 'Ways to look at it',
  hierarchy: 'Hierarchy',
  list: 'List',
  listLabel: 'Roles',
  search: 'Search roles',
  kind: 'Kind',
  kinds: { predefined: 'Predefined', custom: 'Custom' },
  columns: {
    name: 'Role',
    origin: 'Belongs to',
    parent: 'Inherits from',
    members: 'Members',
    references: 'Also used by',
    permissions: 'Permissions',
  },
  predefined: 'Predefined',
  noParent: 'None',
  members: (count: number) => (count === 1 ? '1 member' : `${count} members`),
  organizations: (count: number) => (count === 1 ? `in 1 ${noun.one}` : `in ${count} ${noun.many}`),
  invitations: (count: number) => (count === 1 ? '1 invitation' : `${count} invitations`),
  groups: (count: number) => (count === 1 ? '1 group' : `${count} groups`),
  children: (count: number) => (count === 1 ? '1 child role' : `${count} child roles`),
  moreChildren: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  unused: 'Nothing else',
  permissions: (count: number) => (count === 1 ? '1 permission' : `${count} permissions`),
  ofThem: (own: number, inherited: number) => `${own} of its own, ${inherited} inherited`,
  rank: 'Rank',
  ladder: 'Roles by rank, highest first. Roles that inherit stand below the one they inherit from.',
  truncated: 'Only the highest roles are drawn here. The list has all of them.',
  noCustom: `No ${noun.one} has made roles of its own yet.`,
  empty: 'No roles yet',
  emptyBody: 'A role is a set of permissions with a rank, held by people.',
  kindOfPeople: { team: 'Team', creator: 'Creators', contractor: 'Contractors', vendor: 'Vendors' },
  details: { for: 'For', childrenOf: 'Roles that inherit from it', openOrganization: `Open ${noun.one}` },
})

export type RolesTexts = ReturnType<typeof rolesEn>
