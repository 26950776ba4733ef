import * as contract from '#contract/access-requests.ts'
import { serve } from '../../http/serve.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { requestAccess } from './request-access.ts'
import { getSignUpMode } from './sign-up-mode.ts'

export const accessRequestRoutes = [
  serve(contract.getSignUpMode, getSignUpMode),
  serveInSteps(contract.requestAccess, requestAccess),
]
