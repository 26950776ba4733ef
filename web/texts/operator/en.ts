import type { Noun } from '../noun.ts'
import { auditEn } from './audit/en.ts'
import { membersEn } from './members/en.ts'
import { portalEn } from './portal/en.ts'
import { tenantsEn } from './tenants/en.ts'
import { lifecycleEn } from './tenants/lifecycle-en.ts'
import { usersEn } from './users/en.ts'

export const operatorEn = (noun: Noun) => ({
  ...portalEn(noun),
  tenants: tenantsEn(noun),
  lifecycle: lifecycleEn(noun),
  members: membersEn(noun),
  users: usersEn(noun),
  audit: auditEn(noun),
})
