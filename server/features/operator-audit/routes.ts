import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { listWholeAudit } from './list-whole-audit.ts'

export const operatorAuditRoutes = [serve(contract.listWholeAudit, listWholeAudit)]
