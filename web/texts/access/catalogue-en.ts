import type { Noun } from '../noun.ts'

/** The words of the catalogue of permissions, in both portals. */
export const catalogueEn = (noun: Noun) => ({
  categories: {
    TENANT: noun.One,
    TEAM: 'Team',
    CREATORS: 'Creators',
    COMMERCE: 'Commerce',
    FINANCE: 'Finance',
    CONTENT: 'Content',
    INTEGRATIONS: 'Integrations',
    ANALYTICS: 'Analytics',
    SUPPORT: 'Support',
  } as Readonly<Record<string, string>>,
  /** Names the catalogue brings along, by their English words; others are as somebody wrote them. */
  types: { 'Organization settings': `${noun.One} settings` } as Readonly<Record<string, string>>,
  actions: {
    view: 'View',
    edit: 'Edit',
    manage: 'Manage',
    invite: 'Invite',
    export: 'Export',
    sign: 'Sign',
    approve: 'Approve',
    process: 'Process',
    use: 'Use',
    create: 'Create',
    list: 'List',
    read: 'Read',
    update: 'Update',
    delete: 'Delete',
  } as Readonly<Record<string, string>>,
})

export type CatalogueTexts = ReturnType<typeof catalogueEn>
