import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { listUsers } from './list-users.ts'
import { grantSuperadmin, revokeSuperadmin } from './superadmin-change.ts'

export const operatorUserRoutes = [
  serve(contract.listUsers, listUsers),
  serve(contract.grantSuperadmin, grantSuperadmin),
  serve(contract.revokeSuperadmin, revokeSuperadmin),
]
