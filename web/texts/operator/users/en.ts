import type { Noun } from '../../noun.ts'

export const usersEn = (noun: Noun) => ({
  list: 'Users',
  description: `Everybody who can sign in, whichever ${noun.many} they belong to.`,
  search: 'Search people',
  columns: {
    name: 'Person',
    status: 'Status',
    lastSignInAt: 'Last sign-in',
    createdAt: 'Since',
  },
  statuses: { active: 'Active', disabled: 'Disabled' },
  superadmin: 'Superadmin',
  you: 'You',
  never: 'Never',
  filter: 'Show',
  onlySuperadmins: 'Superadmins only',
  empty: 'Nobody yet',
  emptyBody: 'People appear here once they accept an invitation.',
  grant: {
    action: 'Make superadmin…',
    question: (name: string) => `Make ${name} a superadmin?`,
    confirm: 'Make superadmin',
    effects: (name: string) => [
      `${name} gets into this portal, with everything you can do here, from the next request on.`,
      `That includes every ${noun.one} and making further superadmins.`,
    ],
    done: (name: string) => `${name} is now a superadmin`,
  },
  revoke: {
    action: 'Take superadmin away…',
    question: (name: string) => `Take superadmin from ${name}?`,
    confirm: 'Take superadmin away',
    effects: (name: string) => [
      `${name} loses this portal at the next request.`,
      `Memberships in ${noun.many} stay as they are.`,
    ],
    done: (name: string) => `${name} is no longer a superadmin`,
  },
  notYourself: 'You cannot take it from yourself',
  cannotSignIn:
    'Only someone who can sign in can become a superadmin. This person has not set a password yet, or is disabled.',
  disabledAccount: 'The account is disabled',
})

export type UsersTexts = ReturnType<typeof usersEn>
