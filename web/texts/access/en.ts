import type { Noun } from '../noun.ts'
import { groupsEn } from './groups-en.ts'
import { permissionsEn } from './permissions-en.ts'
import { rolesEn } from './roles-en.ts'

export const accessEn = (noun: Noun) => ({
  roles: rolesEn(noun),
  groups: groupsEn(),
  permissions: permissionsEn(noun),
})

export type AccessTexts = ReturnType<typeof accessEn>
