import * as contract from '#contract/account.ts'
import { serve } from '../../http/serve.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { leaveTenant } from './leave-tenant.ts'
import { listAccountTenants } from './list-account-tenants.ts'
import { changeProfile, getProfile } from './profile.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'

export const accountRoutes = [
  serve(contract.getProfile, getProfile),
  serve(contract.changeProfile, changeProfile),
  serve(contract.listSessions, listSessions),
  serve(contract.endOtherSessions, endOtherSessions),
  serve(contract.endSession, endSession),
  serve(contract.listAccountTenants, listAccountTenants),
  serveInSteps(contract.leaveTenant, leaveTenant),
]
