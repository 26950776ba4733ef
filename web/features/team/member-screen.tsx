import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/context.ts'
import type { MemberDetail } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { memberQuery } from '#web/api/members.ts'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { MemberActions } from './member-actions.tsx'
import { MemberFacts } from './member-facts.tsx'
import { MemberGroups } from './member-groups.tsx'
import { MemberHistory } from './member-history.tsx'
import { nameOf } from './member-name.ts'
import { MemberPermissions } from './member-permissions.tsx'
import { MemberRoles } from './member-roles.tsx'
import { MemberSessions } from './member-sessions.tsx'

export interface MemberScreenProps {
  tenant: string
  me: Me
  id: string
}

/** One member, whole: who, with which rights, from where, and what became of them. */
export function MemberScreen({ tenant, me, id }: MemberScreenProps) {
  const texts = useTenantTexts().team
  const { data: member, error, refetch, isFetching } = useQuery(memberQuery(tenant, id))
  if (!member && error) {
    if (isRefused(error, 'not_found', 'invalid_input')) return <NotFoundState homeHref={`/o/${tenant}/team`} />
    if (isRefused(error, 'forbidden')) return <RefusedState />
    const requestId = isRefused(error) ? error.requestId : undefined
    return <FailedState onRetry={() => void refetch()} retrying={isFetching} requestId={requestId} />
  }
  if (!member) return <Waiting />
  return (
    <PageColumn width="reading">
      <PageTitle parts={[nameOf(member), texts.title, me.activeTenant?.name]} />
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {nameOf(member)}
            {member.isSelf && <Badge>{texts.you}</Badge>}
          </span>
        }
        description={member.name ? member.email : undefined}
        breadcrumbs={[{ label: texts.title, href: `/o/${tenant}/team` }]}
        lead={<Avatar size="lg" name={nameOf(member)} />}
        actions={<MemberActions tenant={tenant} me={me} member={member} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-5">
          <Standing member={member} me={me} />
          <MemberRoles tenant={tenant} member={member} />
          {member.status !== 'removed' && <MemberPermissions tenant={tenant} id={id} />}
          {member.sessions && member.status !== 'pending' && (
            <MemberSessions tenant={tenant} me={me} member={member} sessions={member.sessions} />
          )}
          {can(me, 'audit.view') && <MemberHistory tenant={tenant} id={id} />}
        </div>
        <div className="min-w-0 space-y-5">
          <MemberFacts tenant={tenant} me={me} member={member} />
          <MemberGroups tenant={tenant} me={me} member={member} />
        </div>
      </div>
    </PageColumn>
  )
}

/** Why something cannot be done here, said before anyone tries. */
function Standing({ member, me }: { member: MemberDetail; me: Me }) {
  const texts = usePeopleTexts().member
  if (member.status === 'removed') return <Notice tone="warning">{texts.removed}</Notice>
  if (!can(me, 'team.manage')) return null
  if (member.isLastAdmin) return <Notice>{texts.lastAdmin}</Notice>
  if (member.isSelf) return <Notice>{texts.self}</Notice>
  return member.isManageable ? null : <Notice>{texts.outOfReach}</Notice>
}

function Waiting() {
  return (
    <PageColumn width="reading">
      <div className="grid gap-5 lg:grid-cols-3" aria-busy>
        <Skeleton className="h-14 lg:col-span-3" />
        <Skeleton className="h-40 lg:col-span-2" />
        <Skeleton className="h-64" />
      </div>
    </PageColumn>
  )
}
