import { useQuery } from '@tanstack/react-query'
import { UserPlus, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Me } from '#contract/context.ts'
import { memberKinds } from '#contract/shapes.ts'
import type { TeamMember } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { groupChoicesQuery } from '#web/api/members.ts'
import { isRefused } from '#web/api/refused.ts'
import { rolesQuery, teamQuery } from '#web/api/team.ts'
import { PageTitle } from '#web/components/page-title.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableFilter } from '#web/ui/table/table-column.ts'
import { type BulkAction, BulkActions } from './bulk-actions.tsx'
import { MemberDialogs } from './member-dialogs.tsx'
import { nameOf } from './member-name.ts'
import { askedFor, searchOf, type TeamSearch, viewOf } from './team-search.ts'
import { useMemberActions } from './use-member-actions.tsx'
import { useTeamColumns } from './use-team-columns.tsx'

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }))

export interface TeamScreenProps {
  tenant: string
  me: Me
  search: TeamSearch
  onSearchChange: (search: TeamSearch) => void
}

/** Members and those invited, in one list. */
export function TeamScreen({ tenant, me, search, onSearchChange }: TeamScreenProps) {
  const texts = useTenantTexts()
  const team = useQuery(teamQuery(tenant, askedFor(search)))
  const columns = useTeamColumns(tenant)
  const filters = useTeamFilters(tenant)
  const actions = useMemberActions(tenant, me)
  const bulk = useBulk(me)
  const invite = can(me, 'team.invite') && (
    <Button asChild variant="primary">
      <Link href={`/o/${tenant}/team/invite`}>
        <UserPlus aria-hidden />
        {texts.team.invite}
      </Link>
    </Button>
  )
  const status = team.data
    ? 'ready'
    : isRefused(team.error, 'forbidden')
      ? 'refused'
      : team.isError
        ? 'failed'
        : 'loading'
  return (
    <>
      <PageTitle parts={[texts.team.title, me.activeTenant?.name]} />
      <PageHeader title={texts.team.title} description={texts.team.description} actions={invite} />
      <DataTable
        id="team"
        label={texts.team.title}
        columns={columns}
        rows={team.data?.items}
        rowId={(member) => member.id}
        rowName={nameOf}
        status={status}
        fetching={team.isFetching}
        onRetry={() => void team.refetch()}
        view={viewOf(search)}
        onViewChange={(view) => onSearchChange(searchOf(view))}
        searchLabel={texts.team.search}
        filters={filters}
        rowHref={(member) => `/o/${tenant}/team/${member.id}`}
        rowMenu={actions.menuOf}
        bulkActions={bulk.buttons}
        nextCursor={team.data?.nextCursor}
        total={team.data?.total}
        empty={
          <EmptyState Icon={Users} title={texts.team.emptyTitle} action={invite}>
            {texts.team.emptyBody}
          </EmptyState>
        }
      />
      <MemberDialogs tenant={tenant} asked={actions.asked} onClose={actions.close} />
      <Suspense>{bulk.asked && <BulkDialog tenant={tenant} {...bulk.asked} onClose={bulk.close} />}</Suspense>
    </>
  )
}

/** The question stays when those it is about leave the list. */
function useBulk(me: Me) {
  const [asked, ask] = useState<{ action: BulkAction; members: readonly TeamMember[]; clear: () => void }>()
  const buttons = (members: readonly TeamMember[], clear: () => void) => (
    <BulkActions members={members} onAsk={(action) => ask({ action, members, clear })} />
  )
  const close = (changed: boolean) => {
    if (changed) asked?.clear()
    ask(undefined)
  }
  return { asked, close, buttons: can(me, 'team.manage') ? buttons : undefined }
}

function useTeamFilters(tenant: string): TableFilter[] {
  const texts = useTenantTexts()
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const groups = useQuery(groupChoicesQuery(tenant)).data ?? []
  const { statuses, filters, columns } = texts.team
  return [
    {
      id: 'status',
      label: filters.status,
      single: true,
      options: (['active', 'pending', 'suspended'] as const).map((value) => ({ value, label: statuses[value] })),
    },
    {
      id: 'role',
      label: filters.role,
      single: true,
      options: roles.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      id: 'group',
      label: columns.groups,
      single: true,
      options: groups.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      id: 'kind',
      label: filters.kind,
      single: true,
      options: memberKinds.map((value) => ({ value, label: texts.context.kinds[value] })),
    },
  ]
}
