import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Me } from '#contract/context.ts'
import { rolesQuery } from '#web/api/team.ts'
import { ownRank } from '#web/components/access/own-rank.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { RoleEditor } from './role-editor.tsx'
import { emptyRole, newRoleOf, type RoleOutput, roleShape } from './role-values.ts'
import { useRoleChanges } from './use-role-changes.ts'

export interface NewRoleScreenProps {
  tenant: string
  me: Me
}

export function NewRoleScreen({ tenant, me }: NewRoleScreenProps) {
  const texts = useAccessTexts().roles
  const { team } = useTenantTexts()
  const { history } = useRouter()
  const rank = ownRank(me, tenant)
  const roles = useQuery(rolesQuery(tenant)).data?.items ?? []
  const { create } = useRoleChanges(tenant)
  const shape = useMemo(() => roleShape(rank, texts.editor), [rank, texts])
  const form = useShapeForm({ shape, initial: emptyRole(rank) })
  const list = `/o/${tenant}/team/roles`
  const save = async (values: RoleOutput) => {
    const { id } = await create(newRoleOf(values))
    history.push(`${list}/${id}`)
  }
  return (
    <PageColumn width="reading">
      <PageTitle parts={[texts.newTitle, me.activeTenant?.name]} />
      <PageHeader
        title={texts.newTitle}
        breadcrumbs={[
          { label: team.title, href: `/o/${tenant}/team` },
          { label: texts.title, href: list },
        ]}
      />
      <RoleEditor
        tenant={tenant}
        me={me}
        form={form}
        shape={shape}
        roles={roles}
        submitLabel={texts.editor.create}
        onSubmit={save}
        onCancel={() => history.push(list)}
      />
    </PageColumn>
  )
}
