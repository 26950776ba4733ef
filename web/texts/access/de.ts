import type { Noun } from '../noun.ts'
import type { AccessTexts } from './en.ts'
import { groupsDe } from './groups-de.ts'
import { permissionsDe } from './permissions-de.ts'
import { rolesDe } from './roles-de.ts'

export const accessDe = (noun: Noun): AccessTexts => ({
  roles: rolesDe(noun),
  groups: groupsDe(),
  permissions: permissionsDe(noun),
})
