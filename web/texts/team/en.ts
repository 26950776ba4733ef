import type { Noun } from '../noun.ts'

export const teamEn = (noun: Noun) => ({
  title: 'Team',
  description: `Who belongs to this ${noun.one}, and who is invited.`,
  invite: 'Invite people',
  search: 'Search by name or e-mail',
  columns: {
    name: 'Name',
    roles: 'Roles',
    groups: 'Groups',
    kind: 'Kind',
    status: 'Status',
    lastActiveAt: 'Last active',
    createdAt: 'Added',
  },
  you: 'You',
  statuses: { pending: 'Invited', active: 'Active', suspended: 'Suspended', removed: 'Removed' },
  expired: 'Expired',
  expires: 'Expires',
  never: 'Never',
  filters: { status: 'Status', role: 'Role', kind: 'Kind' },
  emptyTitle: 'Nobody here yet',
  emptyBody: `Members and invited people of this ${noun.one} stand here.`,
  resend: 'Send invitation again',
  revoke: 'Revoke invitation',
  why: 'Permissions and why',
  change: 'Change roles',
  suspend: 'Suspend',
  restore: 'Restore',
  remove: 'Remove',
  resentTitle: 'Invitation sent again',
  resentBody: (email: string) =>
    `${email} gets a new e-mail. The link before does not work any more. You can also pass the new one on yourself; it is shown this once.`,
  link: 'Invitation link',
  done: 'Done',
  revokeTitle: (email: string) => `Revoke the invitation for ${email}?`,
  revokeEffects: ['Its link stops working at once.', 'You can invite this address again later.'] as readonly string[],
  revoked: (email: string) => `The invitation for ${email} is revoked`,
  suspendTitle: (name: string) => `Suspend ${name}?`,
  suspendEffects: (name: string) =>
    [
      `${name} loses access to this ${noun.one} with the next click.`,
      'Roles and history stay, and you can restore them at any time.',
    ] as readonly string[],
  suspended: (name: string) => `${name} is suspended`,
  restored: (name: string) => `${name} is active again`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeEffects: (name: string) =>
    [
      `${name} loses access to this ${noun.one} with the next click, with all roles here.`,
      'To come back they need a new invitation.',
      'The trail keeps what they did.',
    ] as readonly string[],
  removed: (name: string) => `${name} is removed`,
  changeTitle: (name: string) => `Roles of ${name}`,
  changeSubmit: 'Save roles',
  changed: (name: string) => `The roles of ${name} are changed`,
})

export type TeamTexts = ReturnType<typeof teamEn>
