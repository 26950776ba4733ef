import { article } from '../../article.ts'
import type { Noun } from '../../noun.ts'

/** Who asks for an organization of their own. */
export const requestsEn = (noun: Noun) => ({
  description: `Who asks for ${article(noun.one)} of their own. Approving creates it and invites them as Tenant Admin.`,
  list: 'Requests',
  search: 'Search requests',
  columns: { organization: `Wanted ${noun.one}`, person: 'Asked by', status: 'Status', createdAt: 'Asked' },
  statuses: { pending: 'Waiting', approved: 'Approved', declined: 'Declined' },
  known: 'Has an account',
  empty: 'Nobody asks',
  emptyBody: `Strangers can ask for ${article(noun.one)} when sign-up is by request. They stand here until you decide.`,
  toSettings: 'Sign-up settings',
  details: {
    message: 'What they wrote',
    noMessage: 'Nothing',
    email: 'E-mail',
    decidedBy: 'Decided by',
    decidedAt: 'Decided',
    reason: 'Reason given',
    noReason: 'None',
    open: (name: string) => `Open ${name}`,
  },
  approve: {
    action: 'Approve…',
    title: (name: string) => `Create ${name}?`,
    body: (email: string) => `The ${noun.one} is created and ${email} is invited as its Tenant Admin.`,
    name: 'Name',
    submit: `Create ${noun.one}`,
    done: (name: string) => `${name} is ready`,
    link: 'Invitation link',
    already: 'Someone else approved it a moment before. The invitation is on its way.',
  },
  decline: {
    action: 'Decline…',
    title: (organization: string) => `Decline the request for ${organization}?`,
    body: (email: string) => `${email} is told by e-mail.`,
    reason: 'Reason',
    reasonHelp: 'Goes into the e-mail as you write it.',
    submit: 'Decline request',
    done: (organization: string) => `The request for ${organization} is declined`,
  },
  settled: 'Someone else decided this request otherwise a moment before.',
})

export type RequestsTexts = ReturnType<typeof requestsEn>
