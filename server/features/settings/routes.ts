import { inTenant } from '#contract/operator.ts'
import * as contract from '#contract/settings.ts'
import { serve } from '../../http/serve.ts'
import { changeSecuritySettings, changeSettings } from './change-settings.ts'
import { getSecuritySettings, getSettings } from './get-settings.ts'

export const settingsRoutes = [
  serve(contract.getSettings, getSettings),
  serve(contract.changeSettings, changeSettings),
  serve(contract.getSecuritySettings, getSecuritySettings),
  serve(contract.changeSecuritySettings, changeSecuritySettings),
  serve(inTenant.getSettings, getSettings),
  serve(inTenant.changeSettings, changeSettings),
  serve(inTenant.getSecuritySettings, getSecuritySettings),
  serve(inTenant.changeSecuritySettings, changeSecuritySettings),
]
