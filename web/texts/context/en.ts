import { article } from '../article.ts'
import type { Noun } from '../noun.ts'

/** Where a person is: the frame around an organization's pages, the picker, and having none. */
export const contextEn = (noun: Noun) => ({
  pages: {
    dashboard: 'Dashboard',
    team: 'Team',
    groups: 'Groups',
    roles: 'Roles',
    permissions: 'Permissions',
    audit: 'Audit trail',
    settings: 'Settings',
    portal: 'Portal',
  },
  palette: { pages: 'Go to', organizations: `Switch ${noun.one}`, actions: 'Do', people: 'People' },
  invite: 'Invite people',
  account: 'Your account',
  organizations: `Your ${noun.many}`,
  signOut: 'Sign out',
  signOutFailed: 'Signing out did not work. Try again.',
  debug: 'Debug mode is on',
  actingFor: (email: string) => `${email} is looking at this page in your place for support. Nothing can be changed.`,
  pick: {
    title: `Choose ${article(noun.one)}`,
    body: `You belong to several ${noun.many}.`,
    search: `Search ${noun.many}`,
    open: 'Open',
    always: 'Always open this one',
    alwaysHelp: `You can still switch at any time.`,
    nothing: `No ${noun.one} of yours matches this.`,
  },
  none: {
    title: `You don’t belong to ${article(noun.one)} yet`,
    body: `Ask an admin of your ${noun.one} to invite you. The invitation comes by e-mail and opens the door.`,
    as: (email: string) => `Signed in as ${email}`,
  },
  suspended: {
    title: (name: string | undefined) => (name ? `${name} is suspended` : `This ${noun.one} is suspended`),
    body: 'Nobody can open it at the moment. Nothing has been deleted. Ask the admin you are in touch with.',
    other: `Open another ${noun.one}`,
  },
  kinds: { team: 'Team', creator: 'Creator', contractor: 'Contractor', vendor: 'Vendor' },
})

export type ContextTexts = ReturnType<typeof contextEn>
