import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { getPlatformHealth } from './get-platform-health.ts'

export const operatorPlatformRoutes = [serve(contract.getPlatformHealth, getPlatformHealth)]
