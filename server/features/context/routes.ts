import * as contract from '#contract/context.ts'
import { serve } from '../../http/serve.ts'
import { getMe } from './get-me.ts'
import { listMyTenants } from './list-my-tenants.ts'
import { setDefaultTenant } from './set-default-tenant.ts'
import { switchTenant } from './switch-tenant.ts'

export const contextRoutes = [
  serve(contract.getMe, getMe),
  serve(contract.getMeShort, getMe),
  serve(contract.getContext, getMe),
  serve(contract.listMyTenants, listMyTenants),
  serve(contract.switchTenant, switchTenant),
  serve(contract.switchTenantShort, switchTenant),
  serve(contract.setDefaultTenant, setDefaultTenant),
]
