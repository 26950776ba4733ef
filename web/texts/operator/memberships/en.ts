import { article } from '../../article.ts'
import type { Noun } from '../../noun.ts'

/** Who belongs where, over everything. */
export const membershipsEn = (noun: Noun) => ({
  description: `Who belongs to which ${noun.one}, as what.`,
  list: 'Memberships',
  search: 'Search people',
  capped: 'The search found a thousand people and stopped there. A longer word finds the right ones.',
  add: 'Add people',
  columns: {
    person: 'Person',
    organization: noun.One,
    roles: 'Roles',
    kind: 'Kind',
    status: 'Status',
    createdAt: 'Since',
  },
  organization: noun.One,
  anyOrganization: `Any ${noun.one}`,
  openPerson: 'Open the person',
  openOrganization: `Open the ${noun.one}`,
  empty: 'Nobody belongs anywhere yet',
  emptyBody: `A membership is what makes a person part of ${article(noun.one)}: it carries roles and ends without deleting anybody.`,
  new: {
    title: 'Add people',
    description: `These people, to this ${noun.one}, with these roles. Each is invited and belongs to it once they accept.`,
    people: 'People',
    peopleHelp: 'Pick people or paste e-mail addresses: lines, commas or semicolons, up to 500.',
    peoplePlaceholder: 'name@company.com',
    noPeople: 'Name at least one person.',
    tooMany: 'Add at most 500 people at once.',
    kind: 'Kind',
    submit: (count: number) => (count > 1 ? `Add ${count} people` : 'Add people'),
    invited: (invited: number, organization: string) =>
      invited === 1 ? `1 person is invited to ${organization}` : `${invited} people are invited to ${organization}`,
    nobody: 'Nobody could be invited',
    refused: (count: number) => (count === 1 ? '1 could not be invited' : `${count} could not be invited`),
    link: (email: string) => `Invitation link for ${email}`,
    unknownPerson: 'Somebody who is no longer here',
    again: 'Correct and try again',
    more: 'Add more people',
    toList: 'All memberships',
  },
  codes: {
    invalid_email: 'This is not an e-mail address.',
    user_disabled: 'This account is disabled.',
    repeated: 'This person was in the list more than once.',
    already_member: `Is a member of this ${noun.one} already.`,
    already_invited: 'Has a pending invitation already.',
    not_found: 'Is no longer here.',
  } as Readonly<Record<string, string>>,
})

export type MembershipsTexts = ReturnType<typeof membershipsEn>
