import type { Noun } from '../noun.ts'
import { bulkDe } from './bulk-de.ts'
import type { PeopleTexts } from './en.ts'
import { inviteDe } from './invite-de.ts'
import { memberDe } from './member-de.ts'

export const peopleDe = (noun: Noun): PeopleTexts => ({
  invite: inviteDe(),
  bulk: bulkDe(noun),
  member: memberDe(noun),
})
