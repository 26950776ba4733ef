import type { Noun } from '../noun.ts'

/** The person's own pages, and asking to come in. */
export const accountEn = (noun: Noun) => ({
  title: 'Your account',
  back: (organization: string) => `Back to ${organization}`,
  pages: { profile: 'Profile', security: 'Password', sessions: 'Sessions', organizations: noun.Many },
  profile: {
    title: 'Profile',
    description: `How you appear in all your ${noun.many}.`,
    name: 'Name',
    email: 'E-mail',
    emailHelp: 'You sign in with this address. It cannot be changed here.',
    picture: 'Picture',
    pictureHelp: 'The address of a picture that begins with https://. Left empty: your initials.',
    save: 'Save changes',
    saved: 'Your profile is saved',
    since: 'Account since',
  },
  password: {
    title: 'Password',
    description: 'Change the password you sign in with.',
    mustTitle: 'Choose a new password first',
    mustBody:
      'Your password was reset. Choose a new one that only you know; then you can go on. The current one is the one you have just signed in with.',
    current: 'Current password',
    next: 'New password',
    save: 'Change password',
    saved: 'Your password is changed. You are signed out everywhere else.',
    effect: 'All your other sessions end, and links to reset the password stop working.',
  },
  sessions: {
    title: 'Sessions',
    description: 'Where you are signed in. End what you don’t recognize.',
    thisSession: 'This session',
    lastUsed: 'last used',
    end: 'End',
    endOne: (device: string) => `End the session on ${device}`,
    ended: 'The session has ended',
    endOthers: 'End all others',
    endOthersTitle: 'End all other sessions?',
    endOthersEffects: (count: number) =>
      [
        count === 1 ? '1 other session ends at once.' : `${count} other sessions end at once.`,
        'You stay signed in here.',
      ] as readonly string[],
    othersEnded: (count: number) => (count === 1 ? '1 session ended' : `${count} sessions ended`),
    only: 'You are signed in nowhere else.',
    device: (browser: string, system: string) => `${browser} on ${system}`,
    unknownDevice: 'Unknown device',
  },
  organizations: {
    title: noun.Many,
    description: `The ${noun.many} you belong to.`,
    default: 'Opens after sign-in',
    makeDefault: 'Always open this one',
    clearDefault: 'Ask me instead',
    defaultSet: (name: string) => `${name} opens after sign-in from now on`,
    defaultCleared: 'You will be asked after sign-in',
    suspended: 'Suspended',
    joined: 'Member since',
    open: 'Open',
    leave: 'Leave',
    leaveTitle: (name: string) => `Leave ${name}?`,
    leaveEffects: (name: string) =>
      [
        `You lose access to ${name} and all your roles there at once.`,
        'To come back you need a new invitation.',
      ] as readonly string[],
    left: (name: string) => `You have left ${name}`,
    lastAdmin: 'You are its only Tenant Admin. Make someone else Tenant Admin before you leave.',
    actions: (name: string) => `Actions for ${name}`,
    emptyTitle: `You don’t belong to any ${noun.one}`,
    emptyBody: 'You come in by invitation. It comes by e-mail.',
  },
  signUp: {
    title: `Ask for ${article(noun.one)}`,
    body: `Tell us who you are. We look at every request and answer by e-mail.`,
    name: 'Your name',
    email: 'Work e-mail',
    organization: `Name of the ${noun.one}`,
    message: 'What would you like to do with it?',
    submit: 'Send request',
    sentTitle: 'Your request is on its way',
    sentBody: (email: string) => `We answer to ${email}. If we agree, the e-mail holds your invitation.`,
    closedTitle: 'Accounts come by invitation',
    closedBody: `Ask an admin of your ${noun.one} to invite you. The invitation comes by e-mail.`,
    signIn: 'Go to sign-in',
    known: 'Have an account already?',
  },
})

export type AccountTexts = ReturnType<typeof accountEn>

const article = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`
