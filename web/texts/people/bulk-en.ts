import type { Noun } from '../noun.ts'

/** Changing many members at once: the effect before, the result of each after. */
export const bulkEn = (noun: Noun) => ({
  titles: {
    roles: (count: number) => `Change roles of ${people(count)}`,
    suspend: (count: number) => `Suspend ${people(count)}?`,
    restore: (count: number) => `Restore ${people(count)}?`,
    remove: (count: number) => `Remove ${people(count)}?`,
  },
  bodies: {
    roles: 'They hold exactly these roles from then on, besides what their groups give them.',
    suspend: `They lose access to this ${noun.one} with their next click. Roles and history stay.`,
    restore: 'They can come in again, with the roles they had.',
    remove: `They lose access to this ${noun.one} with their next click, with all roles. To come back they need a new invitation.`,
  },
  preview: 'Show the effect',
  otherRoles: 'Choose other roles',
  confirm: {
    roles: (count: number) => `Change roles of ${people(count)}`,
    suspend: (count: number) => `Suspend ${people(count)}`,
    restore: (count: number) => `Restore ${people(count)}`,
    remove: (count: number) => `Remove ${people(count)}`,
  },
  effect: 'What will happen',
  changes: (count: number) => (count === 1 ? '1 person changes' : `${count} people change`),
  nobody: 'Nobody would change.',
  signedIn: (count: number) => (count === 1 ? '1 of them is signed in now' : `${count} of them are signed in now`),
  unchanged: (count: number) => (count === 1 ? '1 stays as it is' : `${count} stay as they are`),
  refused: (count: number) => (count === 1 ? '1 cannot be changed' : `${count} cannot be changed`),
  gain: (count: number, permission: string) => `${count} ${count === 1 ? 'gains' : 'gain'} ${permission}`,
  lose: (count: number, permission: string) => `${count} ${count === 1 ? 'loses' : 'lose'} ${permission}`,
  morePermissions: (count: number) => `and ${count} more permissions`,
  signedInNow: 'Signed in now',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  stopped: 'It stopped in between. What is done stays done.',
  goOn: 'Go on',
  done: (count: number) => (count === 1 ? '1 person changed' : `${count} people changed`),
  results: { done: 'Changed', unchanged: 'Unchanged', refused: 'Not changed' },
  close: 'Done',
})

export type BulkTexts = ReturnType<typeof bulkEn>

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
