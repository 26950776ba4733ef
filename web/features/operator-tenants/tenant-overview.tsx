import type { OperatedTenant } from '#contract/operator.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Link } from '#web/ui/link.tsx'
import { EditTenantForm } from './edit-tenant-form.tsx'
import { TenantStatusBadge } from './tenant-status-badge.tsx'

export function TenantOverview({ tenant }: { tenant: OperatedTenant }) {
  return (
    <PageColumn width="reading">
      <div className="space-y-5">
        <NotActive tenant={tenant} />
        <Nobody tenant={tenant} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
          <EditTenantForm key={tenant.id} tenant={tenant} />
          <Facts tenant={tenant} />
        </div>
      </div>
    </PageColumn>
  )
}

function Facts({ tenant }: { tenant: OperatedTenant }) {
  const { tenants: t } = useOperatorTexts()
  return (
    <Card title={t.detail.facts}>
      <DescriptionList
        items={[
          { term: t.columns.status, value: <TenantStatusBadge tenant={tenant} /> },
          { term: t.columns.activeMembers, value: tenant.activeMembers },
          { term: t.columns.pendingInvitations, value: tenant.pendingInvitations },
          { term: t.columns.createdAt, value: <RelativeTime value={tenant.createdAt} /> },
          { term: t.columns.lastActiveAt, value: <RelativeTime value={tenant.lastActiveAt} never={t.never} /> },
        ]}
      />
    </Card>
  )
}

function NotActive({ tenant }: { tenant: OperatedTenant }) {
  const { detail } = useOperatorTexts().tenants
  if (tenant.status === 'active') return null
  const mend = (
    <Button asChild size="sm">
      <Link href={`/admin/orgs/${tenant.id}/lifecycle`}>{detail.toLifecycle}</Link>
    </Button>
  )
  return (
    <Notice tone="warning" actions={mend}>
      {detail.notActive[tenant.status]}
    </Notice>
  )
}

function Nobody({ tenant }: { tenant: OperatedTenant }) {
  const { created } = useOperatorTexts().tenants
  if (tenant.status !== 'active' || tenant.activeMembers + tenant.pendingInvitations > 0) return null
  const invite = (
    <Button asChild size="sm">
      <Link href={`/admin/orgs/${tenant.id}/members`}>{created.invite}</Link>
    </Button>
  )
  return (
    <Notice tone="info" title={created.nobody} actions={invite}>
      {created.nobodyBody}
    </Notice>
  )
}
