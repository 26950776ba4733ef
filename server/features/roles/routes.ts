import { inTenant } from '#contract/operator.ts'
import * as contract from '#contract/roles.ts'
import { serve } from '../../http/serve.ts'
import { listRoles } from './list-roles.ts'

export const roleRoutes = [serve(contract.listRoles, listRoles), serve(inTenant.listRoles, listRoles)]
