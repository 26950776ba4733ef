import { auditDe } from '../audit/de.ts'
import { contextDe } from '../context/de.ts'
import { dashboardDe } from '../dashboard/de.ts'
import { invitationsDe } from '../invitations/de.ts'
import type { Noun } from '../noun.ts'
import { setupDe } from '../setup/de.ts'
import { signInDe } from '../sign-in/de.ts'
import { teamDe } from '../team/de.ts'
import type { TenantTexts } from './en.ts'

export const tenantDe = (noun: Noun): TenantTexts => ({
  signIn: signInDe(),
  setup: setupDe(),
  invitations: invitationsDe(noun),
  context: contextDe(noun),
  dashboard: dashboardDe(noun),
  team: teamDe(noun),
  audit: auditDe(noun),
})
