import * as contract from '#contract/account.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { changePassword } from './change-password.ts'

export const profileRoutes = [serveInSteps(contract.changePassword, changePassword)]
