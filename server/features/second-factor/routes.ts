import { confirmIdentity as confirmIdentityContract } from '#contract/authentication.ts'
import * as contract from '#contract/second-factor.ts'
import { serve } from '../../http/serve.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { removeSecondFactor, renewBackupCodes } from './change-second-factor.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { confirmSecondFactor, startSecondFactor } from './enable-second-factor.ts'
import { getSecondFactor } from './get-second-factor.ts'

/** In steps, all that answers with a secret: no answer of theirs is kept for a repeated request. */
export const secondFactorRoutes = [
  serve(contract.getSecondFactor, getSecondFactor),
  serveInSteps(contract.startSecondFactor, startSecondFactor),
  serveInSteps(contract.confirmSecondFactor, confirmSecondFactor),
  serveInSteps(contract.renewBackupCodes, renewBackupCodes),
  serveInSteps(contract.removeSecondFactor, removeSecondFactor),
  serveInSteps(confirmIdentityContract, confirmIdentity),
]
