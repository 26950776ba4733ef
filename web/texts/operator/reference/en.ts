import type { Noun } from '../../noun.ts'

const format = (count: number) => new Intl.NumberFormat('en').format(count)

/** The resource types: what permissions are about. */
export const referenceEn = (noun: Noun) => ({
  description: `What permissions are about, in every ${noun.one} alike. What you add is a row of each permission matrix at once.`,
  list: 'Resource types',
  search: 'Search resource types',
  show: 'Show',
  shows: { all: 'All', active: 'Active', inactive: 'Inactive', own: 'Added here' },
  add: 'Add resource type',
  empty: 'No resource types yet',
  emptyBody: 'A resource type is a kind of thing people work with. Its actions are the permissions roles can give.',
  status: { active: 'Active', inactive: 'Inactive', builtin: 'Built in' },
  actionsOf: (label: string) => `Actions of ${label}`,
  roles: (count: number) => (count === 1 ? 'In 1 role' : `In ${count} roles`),
  menu: (label: string) => `Actions for ${label}`,
  count: (count: number) => (count === 1 ? '1 type' : `${count} types`),
  required: 'The platform itself needs it',
  form: {
    title: 'Add a resource type',
    body: 'Tenant Admin holds its permissions at once. Nobody else does until it is ticked.',
    code: 'Code',
    codeHelp: (permission: string) => `Permissions will read ${permission}. It never changes.`,
    codeFormat: 'Use letters, digits and underscores, beginning with a letter; dots between words.',
    sameCode: (label: string, isActive: boolean) =>
      isActive
        ? `“${label}” has this code already.`
        : `“${label}” has this code. It is inactive: reactivate it instead.`,
    builtinCode: (first: string, label: string) => `Codes beginning with ${first} are built in, like “${label}”.`,
    takenCode: 'This code collides with one that exists, or is a reserved word. Choose another.',
    label: 'Label',
    labelHelp: 'As people read it in the matrix, for example Projects.',
    category: 'Category',
    categoryHelp: 'The heading it stands under. Choose one or type a new one.',
    categoryPlaceholder: 'Choose or type one',
    categoryFormat: 'Use letters and digits, at most 40.',
    descriptionLabel: 'Description',
    actions: 'Actions',
    actionsHelp: 'Each is one permission. Type one and press Enter.',
    actionsMissing: 'Name at least one action.',
    alsoGrantTo: 'Also grant to',
    alsoGrantToHelp: 'Predefined roles that hold all of it from the start, besides Tenant Admin.',
    noOtherRole: 'Only Tenant Admin',
    submit: 'Add resource type',
    done: (label: string) => `${label} is in every matrix now`,
  },
  edit: {
    action: 'Edit',
    title: (label: string) => `Edit ${label}`,
    fixed: 'Code and actions never change: permissions are made of them.',
    submit: 'Save changes',
    done: (label: string) => `${label} is changed`,
  },
  deactivate: {
    action: 'Deactivate…',
    question: (label: string) => `Deactivate ${label}?`,
    confirm: 'Deactivate',
    effect: (permissions: number) =>
      `${permissions === 1 ? 'Its permission is' : `Its ${permissions} permissions are`} nobody’s from the next request on, in every ${noun.one}.`,
    concerned: (members: number, organizations: number) =>
      members === 0
        ? 'Nobody holds any of it.'
        : `${members === 1 ? '1 member' : `${format(members)} members`} in ${organizations === 1 ? `1 ${noun.one}` : `${format(organizations)} ${noun.many}`} ${members === 1 ? 'loses' : 'lose'} it:`,
    kept: 'Roles keep what was ticked: it counts again once reactivated.',
    done: (label: string) => `${label} is inactive`,
  },
  activate: {
    action: 'Reactivate…',
    question: (label: string) => `Reactivate ${label}?`,
    confirm: 'Reactivate',
    effect: (permissions: number) =>
      `${permissions === 1 ? 'Its permission is' : `Its ${permissions} permissions are`} back in the matrix of every ${noun.one}.`,
    concerned: (members: number, organizations: number) =>
      members === 0
        ? 'Nobody holds any of it until a role that gives it is given to somebody.'
        : `${members === 1 ? '1 member' : `${format(members)} members`} in ${organizations === 1 ? `1 ${noun.one}` : `${format(organizations)} ${noun.many}`} ${members === 1 ? 'gets' : 'get'} it:`,
    kept: 'That is by what was ticked before, also in roles that were changed, copied or given to people meanwhile.',
    done: (label: string) => `${label} is active again`,
  },
  holders: {
    through: (role: string, of: string | undefined, members: number) =>
      `${members === 1 ? '1 member' : `${format(members)} members`} through ${role}${of ? ` of ${of}` : ''}`,
    more: (roles: number) => (roles === 1 ? 'and through 1 more role' : `and through ${format(roles)} more roles`),
    counting: 'Counting whom it concerns…',
    failed: 'Whom it concerns could not be counted.',
  },
})

export type ReferenceTexts = ReturnType<typeof referenceEn>
