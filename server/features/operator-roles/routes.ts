import { listCataloguedRoles as contract } from '#contract/reference-data.ts'
import { serve } from '../../http/serve.ts'
import { listCataloguedRoles } from './list-catalogued-roles.ts'

export const operatorRoleRoutes = [serve(contract, listCataloguedRoles)]
