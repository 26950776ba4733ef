import { useQuery } from '@tanstack/react-query'
import { Copy, Trash2 } from 'lucide-react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { isRefused } from '#web/api/refused.ts'
import { rolesQuery } from '#web/api/team.ts'
import { roleDescription } from '#web/components/access/role-description.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { EditRole } from './edit-role.tsx'
import { RoleDialogs } from './role-dialogs.tsx'
import { roleQuery } from './role-queries.ts'
import { RoleView } from './role-view.tsx'
import { useRoleActions } from './use-role-actions.tsx'

export interface RoleScreenProps {
  tenant: string
  me: Me
  roleId: string
}

/** One role: to be edited by whoever may, else to be looked at. */
export function RoleScreen({ tenant, me, roleId }: RoleScreenProps) {
  const texts = useAccessTexts().roles
  const { team } = useTenantTexts()
  const role = useQuery(roleQuery(tenant, roleId))
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const { asked, ask, close } = useRoleActions(tenant, me)
  const list = `/o/${tenant}/team/roles`
  if (isRefused(role.error, 'not_found')) return <NotFoundState homeHref={list} />
  if (!role.data)
    return role.isError ? (
      <FailedState onRetry={() => void role.refetch()} retrying={role.isFetching} />
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    )
  const { data } = role
  const mayManage = can(me, 'team.roles.manage')
  const mayEdit = mayManage && data.isEditable
  return (
    <PageColumn width="reading">
      <PageTitle parts={[data.name, texts.title, me.activeTenant?.name]} />
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {data.name} <RoleBadge name={data.isPredefined ? texts.predefined : texts.custom} rank={data.rank} />
          </span>
        }
        description={mayEdit ? undefined : roleDescription(data, texts)}
        breadcrumbs={[
          { label: team.title, href: `/o/${tenant}/team` },
          { label: texts.title, href: list },
        ]}
        actions={
          <>
            {mayManage && data.isGivable && (
              <Button onClick={() => ask({ question: 'copy', role: data })}>
                <Copy aria-hidden />
                {texts.copy}
              </Button>
            )}
            {mayEdit && (
              <Button onClick={() => ask({ question: 'delete', role: data })}>
                <Trash2 aria-hidden />
                {texts.delete}
              </Button>
            )}
          </>
        }
      />
      {mayEdit ? (
        <EditRole tenant={tenant} me={me} role={data} roles={roles} />
      ) : (
        <RoleView tenant={tenant} role={data} mayManage={mayManage} />
      )}
      <RoleDialogs tenant={tenant} asked={asked} roles={roles} onClose={close} />
    </PageColumn>
  )
}
