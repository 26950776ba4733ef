import * as contract from '#contract/audit.ts'
import { serve } from '../../http/serve.ts'
import { listWholeAudit } from './list-whole-audit.ts'

export const operatorAuditRoutes = [serve(contract.listWholeAudit, listWholeAudit)]
