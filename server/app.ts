import { accessRequestRoutes } from './features/access-requests/routes.ts'
import { accountRoutes } from './features/account/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { contextRoutes } from './features/context/routes.ts'
import { dashboardRoutes } from './features/dashboard/routes.ts'
import { groupRoutes } from './features/groups/routes.ts'
import { invitationRoutes } from './features/invitations/routes.ts'
import { languageRoutes } from './features/language/routes.ts'
import { operatorAuditRoutes } from './features/operator-audit/routes.ts'
import { operatorMembershipRoutes } from './features/operator-memberships/routes.ts'
import { operatorPlatformRoutes } from './features/operator-platform/routes.ts'
import { operatorReferenceDataRoutes } from './features/operator-reference-data/routes.ts'
import { operatorRequestRoutes } from './features/operator-requests/routes.ts'
import { operatorRoleRoutes } from './features/operator-roles/routes.ts'
import { operatorSettingsRoutes } from './features/operator-settings/routes.ts'
import { operatorTenantRoutes } from './features/operator-tenants/routes.ts'
import { operatorUserRoutes } from './features/operator-users/routes.ts'
import { permissionRoutes } from './features/permissions/routes.ts'
import { profileRoutes } from './features/profile/routes.ts'
import { roleRoutes } from './features/roles/routes.ts'
import { secondFactorRoutes } from './features/second-factor/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { setupRoutes } from './features/setup/routes.ts'
import { teamRoutes } from './features/team/routes.ts'
import type { Route } from './http/serve.ts'

/** The whole API: one line per feature. */
export const routes: readonly Route[] = [
  ...setupRoutes,
  ...accessRequestRoutes,
  ...contextRoutes,
  ...profileRoutes,
  ...accountRoutes,
  ...languageRoutes,
  ...secondFactorRoutes,
  ...roleRoutes,
  ...groupRoutes,
  ...permissionRoutes,
  ...teamRoutes,
  ...invitationRoutes,
  ...settingsRoutes,
  ...dashboardRoutes,
  ...auditRoutes,
  ...operatorTenantRoutes,
  ...operatorReferenceDataRoutes,
  ...operatorRoleRoutes,
  ...operatorUserRoutes,
  ...operatorMembershipRoutes,
  ...operatorRequestRoutes,
  ...operatorSettingsRoutes,
  ...operatorAuditRoutes,
  ...operatorPlatformRoutes,
]
