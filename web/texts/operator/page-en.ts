import { catalogueEn } from '../access/catalogue-en.ts'
import type { Noun } from '../noun.ts'
import { auditEn } from './audit/en.ts'
import { membersEn } from './members/en.ts'
import { membershipsEn } from './memberships/en.ts'
import { referenceEn } from './reference/en.ts'
import { requestsEn } from './requests/en.ts'
import { rolesEn } from './roles/en.ts'
import { settingsEn } from './settings/en.ts'
import { lifecycleEn } from './tenants/lifecycle-en.ts'
import { usersEn } from './users/en.ts'

/** What the pages behind the first one say. */
export const operatorPageEn = (noun: Noun) => ({
  lifecycle: lifecycleEn(noun),
  members: membersEn(noun),
  users: usersEn(noun),
  audit: auditEn(noun),
  catalogue: catalogueEn(noun),
  memberships: membershipsEn(noun),
  reference: referenceEn(noun),
  requests: requestsEn(noun),
  settings: settingsEn(noun),
  roles: rolesEn(noun),
})
