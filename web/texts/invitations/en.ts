import type { Noun } from '../noun.ts'

export const invitationsEn = (noun: Noun) => ({
  join: {
    waiting: 'Your invitation',
    title: (organization: string) => `Join ${organization}`,
    invitedBy: (who: string) => `${who} invited you`,
    address: 'Invited address',
    roles: (count: number): string => (count === 1 ? 'Your role' : 'Your roles'),
    expires: 'Open until',
    accept: 'Accept invitation',
    createAndJoin: 'Create account and join',
    newBody: 'Choose a name and a password for your account.',
    signInBody: (email: string) => `There is already an account for ${email}. Enter its password to accept.`,
    signInAndJoin: 'Sign in and join',
    signedInAs: (name: string) => `You are signed in as ${name}.`,
    otherTitle: 'This invitation is for someone else',
    otherBody: (invited: string, current: string) =>
      `It was sent to ${invited}, and you are signed in as ${current}. To accept it, sign out first.`,
    otherSwitch: 'Sign out and continue',
    otherStay: `Stay signed in and go to my ${noun.one}`,
    badTitle: 'This invitation cannot be used',
    badBody:
      'It may have expired, been taken back or been used already, or the link is incomplete. Ask the person who invited you for a new one. If you have accepted it before, sign in.',
    signIn: 'Go to sign-in',
  },
})

export type InvitationsTexts = ReturnType<typeof invitationsEn>
