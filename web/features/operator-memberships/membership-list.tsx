import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Building2, UserRound, UsersRound } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import type { OperatedMembership } from '#contract/operator-memberships.ts'
import type { TeamMember } from '#contract/team.ts'
import { whoQuery } from '#web/api/context.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { useMemberActions } from '#web/components/operator/members/use-member-actions.tsx'
import { OrganizationFilter } from '#web/components/operator/tenants/organization-filter.tsx'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableView } from '#web/ui/table/table-view.ts'
import { membershipColumns } from './membership-columns.tsx'
import { membershipsInput, membershipsQuery } from './queries.ts'

const MemberDialogs = lazy(async () => ({
  default: (await import('#web/components/operator/members/member-dialogs.tsx')).MemberDialogs,
}))

export interface MembershipListProps {
  view: TableView
  onViewChange: (view: TableView) => void
  /** Leads to adding people. */
  action: ReactNode
}

export function MembershipList({ view, onViewChange, action }: MembershipListProps) {
  const texts = usePageTexts()
  const { memberships: t, members } = texts
  const columns = useMemo(() => membershipColumns(texts), [texts])
  const query = useQuery(membershipsQuery(membershipsInput(view), view.filters?.organization?.[0]))
  const { menu, chosen, close } = useMembershipMenu()
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <>
      {query.data?.isCapped && (
        <div className="mb-3">
          <Notice>{t.capped}</Notice>
        </div>
      )}
      <DataTable
        id="operator-memberships"
        label={t.list}
        columns={columns}
        rowId={(membership) => membership.id}
        rowName={({ user, tenant }) => `${userName(user)}, ${tenant.name}`}
        rowHref={({ user }) => `/admin/users/${user.id}`}
        {...listOf(query)}
        view={view}
        onViewChange={onViewChange}
        searchLabel={t.search}
        filters={[
          { id: 'status', label: t.columns.status, options: options(members.statuses), single: true },
          { id: 'kind', label: t.columns.kind, options: options(members.kinds), single: true },
        ]}
        rowMenu={menu}
        toolbar={<OrganizationFilter view={view} onViewChange={onViewChange} />}
        empty={
          <EmptyState Icon={UsersRound} title={t.empty} action={action}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>{chosen && <MemberDialogs chosen={chosen} onClose={close} />}</Suspense>
    </>
  )
}

function useMembershipMenu() {
  const t = usePageTexts().memberships
  const router = useRouter()
  const ownId = useQuery(whoQuery()).data?.user.id
  const { menu: memberMenu, chosen, close } = useMemberActions()
  const menu = (membership: OperatedMembership): MenuSection[] => {
    const { user, tenant } = membership
    const to = (href: string) => () => router.history.push(href)
    const ways = [
      { label: t.openPerson, icon: <UserRound aria-hidden />, onSelect: to(`/admin/users/${user.id}`) },
      { label: t.openOrganization, icon: <Building2 aria-hidden />, onSelect: to(`/admin/orgs/${tenant.id}/members`) },
    ]
    if (membership.status === 'removed') return [{ items: ways }]
    return [{ items: ways }, ...memberMenu(tenant.id, memberOf(membership, ownId))]
  }
  return { menu, chosen, close }
}

/** The same person as the organization's own list knows them; nobody changes their own membership. */
function memberOf({ user, tenant: _, ...membership }: OperatedMembership, ownId: string | undefined): TeamMember {
  const isSelf = user.id === ownId
  return { ...membership, name: user.name, email: user.email, groups: [], isSelf, isManageable: !isSelf }
}
