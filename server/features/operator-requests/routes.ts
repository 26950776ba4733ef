import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { approveAccessRequest, declineAccessRequest } from './decide-access-request.ts'
import { listAccessRequests } from './list-access-requests.ts'

export const operatorRequestRoutes = [
  serve(contract.listAccessRequests, listAccessRequests),
  serve(contract.approveAccessRequest, approveAccessRequest),
  serve(contract.declineAccessRequest, declineAccessRequest),
]
