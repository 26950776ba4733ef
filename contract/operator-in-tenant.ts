import { listAudit } from './audit.ts'
import { underTenant } from './endpoint.ts'
import * as groups from './groups.ts'
import { checkInvites, inviteMembers, listInvitations, resendInvitation, revokeInvitation } from './invitations.ts'
import { getMemberPermissions } from './matrix.ts'
import * as roles from './roles.ts'
import * as settings from './settings.ts'
import * as team from './team.ts'

/** An operator at work inside one tenant uses the tenant's own promises. */
export const inTenant = {
  listTeam: underTenant(team.listTeam),
  getMember: underTenant(team.getMember),
  changeMember: underTenant(team.changeMember),
  removeMember: underTenant(team.removeMember, { fresh: true }),
  changeMembers: underTenant(team.changeMembers, { fresh: true }),
  endMemberSessions: underTenant(team.endMemberSessions),
  listRoles: underTenant(roles.listRoles),
  getRole: underTenant(roles.getRole),
  createRole: underTenant(roles.createRole),
  copyRole: underTenant(roles.copyRole),
  changeRole: underTenant(roles.changeRole),
  deleteRole: underTenant(roles.deleteRole, { fresh: true }),
  previewRole: underTenant(roles.previewRole),
  previewNewRole: underTenant(roles.previewNewRole),
  grantPermission: underTenant(roles.grantPermission),
  revokePermission: underTenant(roles.revokePermission),
  getMemberPermissions: underTenant(getMemberPermissions),
  listGroups: underTenant(groups.listGroups),
  getGroup: underTenant(groups.getGroup),
  createGroup: underTenant(groups.createGroup),
  changeGroup: underTenant(groups.changeGroup),
  deleteGroup: underTenant(groups.deleteGroup, { fresh: true }),
  setGroupMembers: underTenant(groups.setGroupMembers),
  listInvitations: underTenant(listInvitations),
  checkInvites: underTenant(checkInvites),
  inviteMembers: underTenant(inviteMembers),
  revokeInvitation: underTenant(revokeInvitation),
  resendInvitation: underTenant(resendInvitation),
  listAudit: underTenant(listAudit),
  getSettings: underTenant(settings.getSettings),
  changeSettings: underTenant(settings.changeSettings),
  getSecuritySettings: underTenant(settings.getSecuritySettings),
  changeSecuritySettings: underTenant(settings.changeSecuritySettings, { fresh: true }),
}
