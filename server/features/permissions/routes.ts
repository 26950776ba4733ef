import * as contract from '#contract/matrix.ts'
import { inTenant } from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { checkPermission } from './check-permission.ts'
import { getMatrix } from './get-matrix.ts'
import { getMemberPermissions } from './get-member-permissions.ts'

export const permissionRoutes = [
  serve(contract.getMatrix, getMatrix),
  serve(contract.checkPermission, checkPermission),
  serve(contract.getMemberPermissions, getMemberPermissions),
  serve(inTenant.getMemberPermissions, getMemberPermissions),
]
