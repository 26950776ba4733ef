import * as contract from '#contract/setup.ts'
import { serveInSteps } from '../../http/serve-in-steps.ts'
import { completeSetup } from './complete-setup.ts'

export const setupRoutes = [serveInSteps(contract.completeSetup, completeSetup)]
