import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { auditSearch } from '#web/features/audit/audit-search.ts'
import { organizationRoute } from './organization.tsx'
import { Permitted } from './permitted.tsx'

const AuditScreen = lazyRouteComponent(() => import('#web/features/audit/audit-screen.tsx'), 'AuditScreen')

export const auditRoute = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/audit',
  validateSearch: auditSearch,
  loader: () => AuditScreen.preload?.(),
  component: AuditPage,
})

function AuditPage() {
  const search = auditRoute.useSearch()
  const navigate = auditRoute.useNavigate()
  return (
    <Permitted needs="audit.view">
      {(tenant, me) => (
        <AuditScreen
          key={tenant}
          tenant={tenant}
          me={me}
          search={search}
          onSearchChange={(next) => void navigate({ search: next })}
        />
      )}
    </Permitted>
  )
}
