import { inTenant } from '#contract/operator.ts'
import * as contract from '#contract/team.ts'
import { serve } from '../../http/serve.ts'
import { changeMember } from './change-member.ts'
import { listTeam } from './list-team.ts'
import { removeMember } from './remove-member.ts'

export const teamRoutes = [
  serve(contract.listTeam, listTeam),
  serve(contract.changeMember, changeMember),
  serve(contract.removeMember, removeMember),
  serve(inTenant.listTeam, listTeam),
  serve(inTenant.changeMember, changeMember),
  serve(inTenant.removeMember, removeMember),
]
