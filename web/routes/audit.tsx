import { lazyRouteComponent } from '@tanstack/react-router'
import { auditSearch } from '#web/features/audit/audit-search.ts'
import { searchPage } from './permitted.tsx'

const AuditScreen = lazyRouteComponent(() => import('#web/features/audit/audit-screen.tsx'), 'AuditScreen')

export const auditRoute = searchPage('/audit', AuditScreen, { needs: 'audit.view', search: auditSearch })
