import * as contract from '#contract/audit.ts'
import { inTenant } from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { listAudit } from './list-audit.ts'

export const auditRoutes = [serve(contract.listAudit, listAudit), serve(inTenant.listAudit, listAudit)]
