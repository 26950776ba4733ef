import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { isRefused } from '#web/api/refused.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { EditGroup } from './edit-group.tsx'
import { groupQuery } from './group-queries.ts'
import { GroupView } from './group-view.tsx'

const DeleteGroupDialog = lazy(async () => ({ default: (await import('./delete-group-dialog.tsx')).DeleteGroupDialog }))

export interface GroupScreenProps {
  tenant: string
  me: Me
  groupId: string
}

export function GroupScreen({ tenant, me, groupId }: GroupScreenProps) {
  const texts = useAccessTexts().groups
  const { team } = useTenantTexts()
  const { history } = useRouter()
  const [isDeleting, setDeleting] = useState(false)
  const group = useQuery(groupQuery(tenant, groupId))
  const list = `/o/${tenant}/team/groups`
  if (isRefused(group.error, 'not_found')) return <NotFoundState homeHref={list} />
  if (!group.data)
    return group.isError ? (
      <FailedState onRetry={() => void group.refetch()} retrying={group.isFetching} />
    ) : (
      <Skeleton className="h-96 rounded-xl" />
    )
  const { data } = group
  const mayManage = can(me, 'team.manage')
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[data.name, texts.title, me.activeTenant?.name]} />
      <PageHeader
        title={data.name}
        description={texts.membersOf(data.members)}
        breadcrumbs={[
          { label: team.title, href: `/o/${tenant}/team` },
          { label: texts.title, href: list },
        ]}
        actions={
          mayManage && (
            <Button onClick={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              {texts.delete}
            </Button>
          )
        }
      />
      {mayManage ? <EditGroup tenant={tenant} group={data} /> : <GroupView group={data} />}
      <Suspense>
        {isDeleting && (
          <DeleteGroupDialog
            tenant={tenant}
            group={data}
            onClose={() => setDeleting(false)}
            onDeleted={() => history.push(list)}
          />
        )}
      </Suspense>
    </PageColumn>
  )
}
