import type { Noun } from '../noun.ts'
import { bulkEn } from './bulk-en.ts'
import { inviteEn } from './invite-en.ts'
import { memberEn } from './member-en.ts'

/** What the pages about people say beyond the team's list. */
export const peopleEn = (noun: Noun) => ({
  invite: inviteEn(),
  bulk: bulkEn(noun),
  member: memberEn(noun),
})

export type PeopleTexts = ReturnType<typeof peopleEn>
