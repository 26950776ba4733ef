import * as contract from '#contract/operator.ts'
import { serve } from '../../http/serve.ts'
import { changeTenant } from './change-tenant.ts'
import { checkSlug } from './check-slug.ts'
import { createTenant } from './create-tenant.ts'
import { getTenant } from './get-tenant.ts'
import { getTenantImpact } from './get-tenant-impact.ts'
import { archiveTenant, deleteTenant, restoreTenant, suspendTenant } from './lifecycle.ts'
import { listTenants } from './list-tenants.ts'

export const operatorTenantRoutes = [
  serve(contract.listTenants, listTenants),
  serve(contract.createTenant, createTenant),
  serve(contract.checkSlug, checkSlug),
  serve(contract.getTenant, getTenant),
  serve(contract.changeTenant, changeTenant),
  serve(contract.suspendTenant, suspendTenant),
  serve(contract.archiveTenant, archiveTenant),
  serve(contract.deleteTenant, deleteTenant),
  serve(contract.restoreTenant, restoreTenant),
  serve(contract.getTenantImpact, getTenantImpact),
]
