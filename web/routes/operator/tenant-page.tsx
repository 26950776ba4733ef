import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import type { OperatedTenant } from '#contract/operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { DetailSkeleton, Missing } from '#web/components/operator/detail-states.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { tenantQuery } from '#web/features/operator-tenants/queries.ts'
import { TenantStatusBadge } from '#web/features/operator-tenants/tenant-status-badge.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { TabLinks } from '#web/ui/display/tab-links.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { useTenantId } from './use-tenant-id.ts'

/** What all pages of one organization share: its name and the way between them. */
export function TenantPage() {
  const { detail: t } = useOperatorTexts().tenants
  const query = useQuery(tenantQuery(useTenantId()))
  if (query.data) return <Parts tenant={query.data} />
  if (isRefused(query.error, 'not_found'))
    return <Missing title={t.missing} body={t.missingBody} back={{ href: '/admin/orgs', label: t.backToList }} />
  if (query.error) return <FailedState onRetry={() => void query.refetch()} retrying={query.isFetching} />
  return <DetailSkeleton />
}

function Parts({ tenant }: { tenant: OperatedTenant }) {
  const { portal, tenants } = useOperatorTexts()
  const current = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') })
  const base = `/admin/orgs/${tenant.id}`
  const t = tenants.detail
  useEffect(() => {
    // On small screens the row of tabs is wider than the page.
    if (current) document.querySelector('main nav [aria-current=page]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const pendingInvitations = tenant.pendingInvitations || undefined
  return (
    <>
      <PageTitle parts={[tenant.name, portal.name]} />
      <PageHeader
        breadcrumbs={[{ label: portal.organizations, href: '/admin/orgs' }]}
        lead={<Avatar name={tenant.name} imageUrl={tenant.logoUrl} kind="organization" size="lg" />}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {tenant.name}
            <TenantStatusBadge tenant={tenant} />
          </span>
        }
        description={`/o/${tenant.slug}`}
      />
      <TabLinks
        label={t.tabs}
        current={current}
        tabs={[
          { label: t.overview, href: base },
          { label: t.members, href: `${base}/members`, count: tenant.activeMembers },
          { label: t.invitations, href: `${base}/invitations`, count: pendingInvitations },
          { label: t.audit, href: `${base}/audit` },
          { label: t.lifecycle, href: `${base}/lifecycle` },
        ]}
      />
      <Suspense>
        <Outlet />
      </Suspense>
    </>
  )
}
