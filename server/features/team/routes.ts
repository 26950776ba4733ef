import { inTenant } from '#contract/operator.ts'
import * as contract from '#contract/team.ts'
import { serve } from '../../http/serve.ts'
import { serveInParts } from '../../http/serve-in-parts.ts'
import { changeMember } from './change-member.ts'
import { changeMembers } from './change-members.ts'
import { endMemberSessions } from './end-member-sessions.ts'
import { getMember } from './get-member.ts'
import { getPortal } from './get-portal.ts'
import { listTeam } from './list-team.ts'
import { removeMember } from './remove-member.ts'

export const teamRoutes = [
  serve(contract.listTeam, listTeam),
  serve(contract.getMember, getMember),
  serve(contract.changeMember, changeMember),
  serve(contract.removeMember, removeMember),
  serve(contract.endMemberSessions, endMemberSessions),
  serveInParts(contract.changeMembers, changeMembers),
  serve(contract.getPortal, getPortal),
  serve(inTenant.listTeam, listTeam),
  serve(inTenant.getMember, getMember),
  serve(inTenant.changeMember, changeMember),
  serve(inTenant.removeMember, removeMember),
  serve(inTenant.endMemberSessions, endMemberSessions),
  serveInParts(inTenant.changeMembers, changeMembers),
]
