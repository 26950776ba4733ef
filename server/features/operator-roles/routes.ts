import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { listCataloguedRoles } from './list-catalogued-roles.ts'

export const operatorRoleRoutes = [serve(contract.listCataloguedRoles, listCataloguedRoles)]
