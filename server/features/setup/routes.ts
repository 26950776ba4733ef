import * as contract from '#contract/setup.ts'
import { serve } from '../../http/serve.ts'
import { completeSetup } from './complete-setup.ts'

export const setupRoutes = [serve(contract.completeSetup, completeSetup)]
