import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { changeUser } from './change-user.ts'
import { endUserSession, endUserSessions } from './end-sessions.ts'
import { getUser, listTenantsOfUser } from './get-user.ts'
import { inviteUser } from './invite-user.ts'
import { listUsers } from './list-users.ts'
import { removeUserSecondFactor } from './remove-user-second-factor.ts'
import { resetUserPassword } from './reset-user-password.ts'
import { grantSuperadmin, revokeSuperadmin } from './superadmin-change.ts'

export const operatorUserRoutes = [
  serve(contract.listUsers, listUsers),
  serve(contract.inviteUser, inviteUser),
  serve(contract.getUser, getUser),
  serve(contract.listTenantsOfUser, listTenantsOfUser),
  serve(contract.changeUser, changeUser),
  serve(contract.resetUserPassword, resetUserPassword),
  serve(contract.removeUserSecondFactor, removeUserSecondFactor),
  serve(contract.endUserSessions, endUserSessions),
  serve(contract.endUserSession, endUserSession),
  serve(contract.grantSuperadmin, grantSuperadmin),
  serve(contract.revokeSuperadmin, revokeSuperadmin),
]
