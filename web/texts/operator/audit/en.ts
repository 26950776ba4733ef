import type { CategoryOf, PlatformAction } from '#contract/audit-events.ts'
import { trailEn } from '../../audit/trail-en.ts'
import type { Noun } from '../../noun.ts'
import { platformActionsEn } from './actions-en.ts'

/** The trail of the whole installation in words: what organizations' trails say, and what only the platform's does. */
export const auditEn = (noun: Noun) => {
  const trail = trailEn(noun)
  return {
    ...trail,
    actions: { ...trail.actions, ...platformActionsEn(noun) },
    description: 'Everything that was done here, by whom and when. Nothing in it can be changed.',
    list: 'Audit trail',
    columns: { event: 'What happened', tenant: noun.One, outcome: 'Outcome', ip: 'From', at: 'When' },
    platform: 'Platform',
    empty: 'Nothing has happened yet',
    emptyBody: 'Every change, sign-in and refusal will stand here.',
    categories: { ...trail.categories, tenant: noun.Many, ...platformCategories },
    filters: {
      organization: noun.One,
      anyOrganization: `Any ${noun.one}`,
      person: 'Person',
      more: `${noun.One}, person, days`,
      moreOfOne: 'Person, days',
      days: 'Days',
      anyPerson: 'Anybody',
      action: 'Action',
      outcome: 'Outcome',
      time: 'Time',
      times: { hour: 'Last hour', day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days' },
      from: 'From',
      to: 'Until',
    },
    fields: {
      actions: 'Actions',
      category: 'Category',
      code: 'Code',
      defaultTenant: `Default ${noun.one}`,
      grantedTo: 'Given to',
      invitationsPerDay: 'Invitations a day',
      isActive: 'Active',
      isSuperAdmin: 'Superadmin',
      label: 'Label',
      left: 'Codes left',
      mustChangePassword: 'Must choose a new password',
      operatorsNeedSecondFactor: 'Superadmins need a second factor',
      organizationNoun: 'Word for a customer',
      organizations: noun.Many,
      passwordMinimum: 'Least length of passwords',
      productName: 'Product name',
      signUpMode: 'Sign-up',
    } as Readonly<Record<string, string>>,
    valuesOf: { signUpMode: { closed: 'By invitation only', request: 'On request', open: 'Open' } } as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >,
  }
}

const platformCategories: Record<CategoryOf<PlatformAction>, string> = {
  setup: 'Installation',
  session: 'Sign-ins',
  password: 'Passwords',
  second_factor: 'Second factors',
  operator: 'Operator portal',
  user: 'Accounts',
  superadmin: 'Superadmins',
  resource_type: 'Resource types',
  settings: 'Settings',
  access_request: 'Requests',
  mail: 'Mail',
}

export type AuditTexts = ReturnType<typeof auditEn>
