import type { Noun } from '../noun.ts'
import { auditDe } from './audit/de.ts'
import { membersDe } from './members/de.ts'
import { portalDe } from './portal/de.ts'
import { tenantsDe } from './tenants/de.ts'
import { lifecycleDe } from './tenants/lifecycle-de.ts'
import type { OperatorTexts } from './texts.ts'
import { usersDe } from './users/de.ts'

export const operatorDe = (noun: Noun): OperatorTexts => ({
  ...portalDe(noun),
  tenants: tenantsDe(noun),
  lifecycle: lifecycleDe(noun),
  members: membersDe(noun),
  users: usersDe(noun),
  audit: auditDe(noun),
})
