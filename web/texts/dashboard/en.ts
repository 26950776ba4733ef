import type { Noun } from '../noun.ts'

export const dashboardEn = (noun: Noun) => ({
  hello: (name: string) => `Hello ${name}`,
  description: (organization: string) => `What needs you at ${organization}, and how it stands.`,
  needsYou: 'What needs you',
  nothing: 'Nothing needs you right now.',
  expired: (count: number) => (count === 1 ? '1 invitation has expired' : `${count} invitations have expired`),
  expiredBody: 'Send them again or take them back.',
  expiring: (count: number) => (count === 1 ? '1 invitation expires soon' : `${count} invitations expire soon`),
  expiringBody: 'A reminder may help.',
  suspended: (count: number) => (count === 1 ? '1 member is suspended' : `${count} members are suspended`),
  suspendedBody: 'Restore or remove them when it is decided.',
  alone: 'You are the only member',
  aloneBody: `Invite the people who run this ${noun.one} with you.`,
  look: 'Look',
  inviteNow: 'Invite',
  team: 'Team',
  members: 'Active members',
  week: 'Active this week',
  pending: 'Pending invitations',
  shortcuts: 'Shortcuts',
  inviteDetail: 'By e-mail, with a role',
  teamDetail: 'Members, roles, invitations',
  auditDetail: 'Who did what, and when',
  recent: 'Lately',
  recentAll: 'Whole trail',
  recentNothing: 'Nothing has happened yet.',
  externalBody: `You belong to this ${noun.one}. What you may do in it appears here.`,
})

export type DashboardTexts = ReturnType<typeof dashboardEn>
