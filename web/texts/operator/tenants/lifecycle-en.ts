import type { Noun } from '../../noun.ts'

/** Suspending, archiving, deleting, restoring. */
export const lifecycleEn = (noun: Noun) => ({
  now: 'State now',
  nowBody: {
    active: 'Its members can use it.',
    suspended: 'Members are kept out, nothing is lost. Restoring lets them in again at once.',
    archived: 'Put away for good. It can still be restored with all its data.',
    deleted:
      'Gone for everybody. The address stays taken and the data is kept until it is purged; until then it can be restored.',
  },
  protected: `This ${noun.one} is protected, because it is your own. It cannot be suspended, archived or deleted.`,
  suspend: {
    title: 'Suspend',
    body: 'Keeps everybody out at their next request, until you restore it. Nothing is deleted.',
    action: `Suspend ${noun.one}`,
    question: (name: string) => `Suspend ${name}?`,
    done: (name: string) => `${name} is suspended`,
  },
  archive: {
    title: 'Archive',
    body: 'For a customer who left: out of the way, with all data kept.',
    action: `Archive ${noun.one}`,
    question: (name: string) => `Archive ${name}?`,
    done: (name: string) => `${name} is archived`,
  },
  delete: {
    title: 'Delete',
    body: 'The address stays taken and the data is kept until it is purged. Until then it can be restored.',
    action: `Delete ${noun.one}`,
    question: (name: string) => `Delete ${name}?`,
    done: (name: string) => `${name} is deleted`,
  },
  restore: {
    title: 'Restore',
    body: 'Members can use it again at once, with everything as it was.',
    action: `Restore ${noun.one}`,
    question: (name: string) => `Restore ${name}?`,
    done: (name: string) => `${name} is active again`,
  },
  impact: {
    reading: 'Finding out what it means…',
    failed: 'What it would mean could not be found out.',
    lose: (members: number) =>
      members === 0
        ? 'Nobody loses access: it has no members.'
        : `${people(members)} ${members === 1 ? 'loses' : 'lose'} access.`,
    signedIn: (count: number) => `${count} of them ${count === 1 ? 'is' : 'are'} signed in now.`,
    nobodySignedIn: 'None of them is signed in now.',
    regain: (members: number) =>
      members === 0 ? 'It has no members yet.' : `${people(members)} ${members === 1 ? 'gets' : 'get'} access again.`,
    invitationsStop: (count: number) =>
      `${count} pending ${count === 1 ? 'invitation' : 'invitations'} cannot be accepted meanwhile.`,
    invitationsWork: (count: number) =>
      `${count} pending ${count === 1 ? 'invitation' : 'invitations'} can be accepted again.`,
    dataKept: 'Its data stays untouched.',
  },
})

const people = (count: number) => (count === 1 ? '1 member' : `${count} members`)

export type LifecycleTexts = ReturnType<typeof lifecycleEn>
