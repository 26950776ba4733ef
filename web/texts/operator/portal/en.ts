import type { Noun } from '../../noun.ts'

/** The frame, the palette, and what a refusal means to an operator. */
export const portalEn = (noun: Noun) => ({
  portal: {
    name: 'Operator portal',
    operatingAs: 'Operating as:',
    role: 'superadmin',
    customers: 'Customers',
    access: 'Access',
    platform: 'Platform',
    organizations: noun.Many,
    users: 'Users',
    memberships: 'Memberships',
    requests: 'Requests',
    roles: 'Roles',
    referenceData: 'Reference data',
    audit: 'Audit trail',
    settings: 'Settings',
    addPeople: 'Add people',
    inviteUser: 'Invite user',
    dashboard: `Go to my ${noun.many}`,
    signOut: 'Sign out',
    signOutFailed: 'Signing out did not work. Try again.',
    pages: 'Pages',
    actions: 'Actions',
  },
  /** Where an operator needs other words than everybody. */
  problems: {
    not_oneself: 'You cannot do this to yourself. Ask another superadmin.',
    slug_taken: 'This address is taken.',
    slug_reserved: 'This address is reserved.',
    last_superadmin: 'This is the last active superadmin. Make somebody else one first.',
    tenant_protected: `This ${noun.one} is protected.`,
    tenant_state: `The ${noun.one} is not in a state that allows this. Someone may have changed it.`,
    confirmation_mismatch: 'What you typed does not match.',
  },
})

export type PortalTexts = ReturnType<typeof portalEn>
