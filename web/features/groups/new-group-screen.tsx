import { useRouter } from '@tanstack/react-router'
import type { z } from 'zod'
import type { Me } from '#contract/context.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { GroupFields, PeopleField } from './group-fields.tsx'
import { newGroupShape } from './group-shape.ts'
import { useGroupChanges } from './use-group-changes.ts'

export interface NewGroupScreenProps {
  tenant: string
  me: Me
}

export function NewGroupScreen({ tenant, me }: NewGroupScreenProps) {
  const texts = useAccessTexts().groups
  const { team } = useTenantTexts()
  const { history } = useRouter()
  const { create } = useGroupChanges(tenant)
  const form = useShapeForm({ shape: newGroupShape, initial: { name: '', description: '', roles: [], people: [] } })
  const list = `/o/${tenant}/team/groups`
  const submit = async ({ name, description, roles, people }: z.output<typeof newGroupShape>) => {
    const { id } = await create({
      name,
      description,
      roleIds: roles.map(({ value }) => value),
      membershipIds: people.map(({ value }) => value),
    })
    history.push(`${list}/${id}`)
  }
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[texts.newTitle, me.activeTenant?.name]} />
      <PageHeader
        title={texts.newTitle}
        breadcrumbs={[
          { label: team.title, href: `/o/${tenant}/team` },
          { label: texts.title, href: list },
        ]}
      />
      <Card>
        <Form form={form} onSubmit={submit} submitLabel={texts.submit} onCancel={() => history.push(list)}>
          <GroupFields tenant={tenant} />
          <PeopleField tenant={tenant} />
        </Form>
      </Card>
    </PageColumn>
  )
}
