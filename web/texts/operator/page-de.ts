import { catalogueDe } from '../access/catalogue-de.ts'
import type { Noun } from '../noun.ts'
import { auditDe } from './audit/de.ts'
import { membersDe } from './members/de.ts'
import { membershipsDe } from './memberships/de.ts'
import type { PageTexts } from './page-texts.ts'
import { referenceDe } from './reference/de.ts'
import { requestsDe } from './requests/de.ts'
import { rolesDe } from './roles/de.ts'
import { settingsDe } from './settings/de.ts'
import { lifecycleDe } from './tenants/lifecycle-de.ts'
import { usersDe } from './users/de.ts'

export const operatorPageDe = (noun: Noun): PageTexts => ({
  lifecycle: lifecycleDe(noun),
  members: membersDe(noun),
  users: usersDe(noun),
  audit: auditDe(noun),
  catalogue: catalogueDe(noun),
  memberships: membershipsDe(noun),
  reference: referenceDe(noun),
  requests: requestsDe(noun),
  settings: settingsDe(noun),
  roles: rolesDe(noun),
})
