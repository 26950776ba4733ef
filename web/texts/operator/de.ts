import type { Noun } from '../noun.ts'
import { portalDe } from './portal/de.ts'
import { tenantsDe } from './tenants/de.ts'
import type { OperatorTexts } from './texts.ts'

export const operatorDe = (noun: Noun): OperatorTexts => ({
  ...portalDe(noun),
  tenants: tenantsDe(noun),
})
