import * as contract from '#contract/dashboard.ts'
import { serve } from '../../http/serve.ts'
import { getDashboard } from './get-dashboard.ts'

export const dashboardRoutes = [serve(contract.getDashboard, getDashboard)]
