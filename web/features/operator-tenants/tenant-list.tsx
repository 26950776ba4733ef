import { useQuery } from '@tanstack/react-query'
import { Building2, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { listOf } from '#web/components/list/list-of.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { tenantsInput } from './list-input.ts'
import { tenantsQuery } from './list-query.ts'
import { tenantColumns } from './tenant-columns.tsx'

export interface TenantListProps {
  view: TableView
  onViewChange: (view: TableView) => void
}

export function TenantList({ view, onViewChange }: TenantListProps) {
  const texts = useOperatorTexts()
  const t = texts.tenants
  const columns = useMemo(() => tenantColumns(texts), [texts])
  const query = useQuery(tenantsQuery(tenantsInput(view)))
  const statuses = Object.entries(t.statuses).map(([value, label]) => ({ value, label }))
  const create = (
    <Button asChild variant="primary">
      <Link href="/admin/orgs/new">
        <Plus aria-hidden />
        {t.create}
      </Link>
    </Button>
  )
  return (
    <>
      <PageHeader title={texts.portal.organizations} description={t.description} actions={create} />
      <DataTable
        id="operator-tenants"
        label={texts.portal.organizations}
        columns={columns}
        rowId={(tenant) => tenant.id}
        rowName={(tenant) => tenant.name}
        rowHref={(tenant) => `/admin/orgs/${tenant.id}`}
        {...listOf(query)}
        view={view}
        onViewChange={(next) => onViewChange({ ...next, sort: servedSort(next.sort) })}
        searchLabel={t.search}
        filters={[{ id: 'status', label: t.columns.status, options: statuses, single: true }]}
        empty={
          <EmptyState Icon={Building2} title={t.empty} action={create}>
            {t.emptyBody}
          </EmptyState>
        }
      />
    </>
  )
}

/** Of members and activity the server knows only the most first, which is also what one wants to see first. */
function servedSort(sort: string | undefined) {
  return sort === 'activeMembers' || sort === 'lastActiveAt' ? `-${sort}` : sort
}
