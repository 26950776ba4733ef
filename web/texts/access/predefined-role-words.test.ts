import { expect, it } from 'vitest'
import { noun } from '../noun.ts'
import { predefinedRoleWords } from './predefined-role-words.ts'
import { predefinedRolesDe } from './predefined-roles-de.ts'
import { predefinedRolesEn } from './predefined-roles-en.ts'

it('says what a predefined role is for in the reader’s words, and of others what somebody wrote', () => {
  const german = predefinedRoleWords(predefinedRolesDe(noun('Organisation', 'Organisationen')))
  expect(german('An external creator: their own records only')).toBe('Externe Kreative: nur eigene Daten')
  expect(german('Full access inside the organization')).toBe('Voller Zugriff innerhalb der Organisation')
  expect(german('Leads a branch')).toBe('Leads a branch')
  expect(german('')).toBe('')
  const brands = predefinedRoleWords(predefinedRolesEn(noun('brand', 'brands')))
  expect(brands('Full access inside the organization')).toBe('Full access inside the brand')
})
