import { inTenant } from '#contract/operator.ts'
import * as contract from '#contract/roles.ts'
import { serve } from '../../http/serve.ts'
import { changeRole } from './change-role.ts'
import { copyRole } from './copy-role.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'
import { previewNewRole, previewRole } from './preview-role.ts'
import { grantPermission, revokePermission } from './toggle-permission.ts'

export const roleRoutes = [
  serve(contract.listRoles, listRoles),
  serve(contract.getRole, getRole),
  serve(contract.createRole, createRole),
  serve(contract.copyRole, copyRole),
  serve(contract.changeRole, changeRole),
  serve(contract.deleteRole, deleteRole),
  serve(contract.previewRole, previewRole),
  serve(contract.previewNewRole, previewNewRole),
  serve(contract.grantPermission, grantPermission),
  serve(contract.revokePermission, revokePermission),
  serve(inTenant.listRoles, listRoles),
  serve(inTenant.getRole, getRole),
  serve(inTenant.createRole, createRole),
  serve(inTenant.copyRole, copyRole),
  serve(inTenant.changeRole, changeRole),
  serve(inTenant.deleteRole, deleteRole),
  serve(inTenant.previewRole, previewRole),
  serve(inTenant.previewNewRole, previewNewRole),
  serve(inTenant.grantPermission, grantPermission),
  serve(inTenant.revokePermission, revokePermission),
]
