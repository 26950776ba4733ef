import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { serveInParts } from '../../http/serve-in-parts.ts'
import { addMemberships } from './add-memberships.ts'
import { changeMembership, removeMembership } from './change-membership.ts'
import { listMemberships } from './list-memberships.ts'

export const operatorMembershipRoutes = [
  serve(contract.listMemberships, listMemberships),
  serveInParts(contract.addMemberships, addMemberships),
  serve(contract.changeMembership, changeMembership),
  serve(contract.removeMembership, removeMembership),
]
