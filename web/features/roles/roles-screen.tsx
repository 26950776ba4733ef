import { useQuery } from '@tanstack/react-query'
import { Plus, ShieldCheck, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Me } from '#contract/context.ts'
import type { ListedRole } from '#contract/roles.ts'
import { can } from '#web/api/context.ts'
import { isRefused } from '#web/api/refused.ts'
import { rolesQuery } from '#web/api/team.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { RoleDialogs } from './role-dialogs.tsx'
import { RoleLadder } from './role-ladder.tsx'
import { useRoleActions } from './use-role-actions.tsx'

export interface RolesScreenProps {
  tenant: string
  me: Me
}

/** Predefined and custom roles, highest rank first, heirs beside those they inherit from. */
export function RolesScreen({ tenant, me }: RolesScreenProps) {
  const texts = useAccessTexts().roles
  const roles = useQuery(rolesQuery(tenant))
  const actions = useRoleActions(tenant, me)
  const create = can(me, 'team.roles.manage') && (
    <Button asChild variant="primary">
      <Link href={`/o/${tenant}/team/roles/new`}>
        <Plus aria-hidden />
        {texts.create}
      </Link>
    </Button>
  )
  return (
    <PageColumn width="reading">
      <PageTitle parts={[texts.title, me.activeTenant?.name]} />
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={
          <>
            <Button asChild>
              <Link href={`/o/${tenant}/settings/permissions`}>
                <Table2 aria-hidden />
                {texts.matrix}
              </Link>
            </Button>
            {create}
          </>
        }
      />
      {roles.data ? (
        <Ladder roles={roles.data.items} tenant={tenant} create={create} menuOf={actions.menuOf} />
      ) : isRefused(roles.error, 'forbidden') ? (
        <RefusedState />
      ) : roles.isError ? (
        <FailedState onRetry={() => void roles.refetch()} retrying={roles.isFetching} />
      ) : (
        <div className="space-y-2">
          {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
            <Skeleton key={place} className="h-16 rounded-xl" />
          ))}
        </div>
      )}
      <RoleDialogs tenant={tenant} asked={actions.asked} roles={roles.data?.items ?? []} onClose={actions.close} />
    </PageColumn>
  )
}

interface LadderProps {
  tenant: string
  roles: readonly ListedRole[]
  create: ReactNode
  menuOf: ReturnType<typeof useRoleActions>['menuOf']
}

function Ladder({ tenant, roles, create, menuOf }: LadderProps) {
  const texts = useAccessTexts().roles
  return (
    <>
      <RoleLadder tenant={tenant} roles={roles} menuOf={menuOf} />
      {roles.every((role) => role.isPredefined) && create && (
        <div className="mt-5 rounded-xl border border-line border-dashed">
          <EmptyState Icon={ShieldCheck} title={texts.emptyCustomTitle} action={create}>
            {texts.emptyCustomBody}
          </EmptyState>
        </div>
      )}
    </>
  )
}
