import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { changeResourceType } from './change-resource-type.ts'
import { createResourceType } from './create-resource-type.ts'
import { getResourceTypeHolders } from './get-resource-type-holders.ts'
import { listResourceTypes } from './list-resource-types.ts'

export const operatorReferenceDataRoutes = [
  serve(contract.listResourceTypes, listResourceTypes),
  serve(contract.getResourceTypeHolders, getResourceTypeHolders),
  serve(contract.createResourceType, createResourceType),
  serve(contract.changeResourceType, changeResourceType),
]
