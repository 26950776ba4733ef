import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { changeResourceType } from './change-resource-type.ts'
import { createResourceType } from './create-resource-type.ts'
import { listResourceTypes } from './list-resource-types.ts'

export const operatorReferenceDataRoutes = [
  serve(contract.listResourceTypes, listResourceTypes),
  serve(contract.createResourceType, createResourceType),
  serve(contract.changeResourceType, changeResourceType),
]
