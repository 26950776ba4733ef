import { noun } from '../noun.ts'
import { predefinedRolesEn } from './predefined-roles-en.ts'

const english = Object.entries(predefinedRolesEn(noun('organization', 'organizations')))
const idOf = new Map(english.map(([id, words]) => [words, id]))

/** What a role is for, where only the words it was kept with are known: those of predefined roles are the reader's own. */
export const predefinedRoleWords = (own: Readonly<Record<string, string>>) => (words: string) =>
  own[idOf.get(words) ?? ''] ?? words
