import { auditEn } from '../audit/en.ts'
import { contextEn } from '../context/en.ts'
import { dashboardEn } from '../dashboard/en.ts'
import { invitationsEn } from '../invitations/en.ts'
import type { Noun } from '../noun.ts'
import { setupEn } from '../setup/en.ts'
import { signInEn } from '../sign-in/en.ts'
import { teamEn } from '../team/en.ts'

export const tenantEn = (noun: Noun) => ({
  signIn: signInEn(),
  setup: setupEn(),
  invitations: invitationsEn(noun),
  context: contextEn(noun),
  dashboard: dashboardEn(noun),
  team: teamEn(noun),
  audit: auditEn(noun),
})

export type TenantTexts = ReturnType<typeof tenantEn>
