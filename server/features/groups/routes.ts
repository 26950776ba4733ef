import * as contract from '#contract/groups.ts'
import { inTenant } from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { changeGroup } from './change-group.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { getGroup } from './get-group.ts'
import { listGroups } from './list-groups.ts'
import { setGroupMembers } from './set-group-members.ts'

export const groupRoutes = [
  serve(contract.listGroups, listGroups),
  serve(contract.getGroup, getGroup),
  serve(contract.createGroup, createGroup),
  serve(contract.changeGroup, changeGroup),
  serve(contract.deleteGroup, deleteGroup),
  serve(contract.setGroupMembers, setGroupMembers),
  serve(inTenant.listGroups, listGroups),
  serve(inTenant.getGroup, getGroup),
  serve(inTenant.createGroup, createGroup),
  serve(inTenant.changeGroup, changeGroup),
  serve(inTenant.deleteGroup, deleteGroup),
  serve(inTenant.setGroupMembers, setGroupMembers),
]
