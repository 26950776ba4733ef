import type { Noun } from '../noun.ts'
import { portalEn } from './portal/en.ts'
import { tenantsEn } from './tenants/en.ts'

export const operatorEn = (noun: Noun) => ({
  ...portalEn(noun),
  tenants: tenantsEn(noun),
})
