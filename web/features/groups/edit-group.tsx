import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { GroupDetail } from '#contract/groups.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { GroupFields, PeopleField } from './group-fields.tsx'
import { type GroupValues, groupShape, groupValuesOf, membersShape } from './group-shape.ts'
import { optionOfPerson } from './people-options.ts'
import { useGroupChanges } from './use-group-changes.ts'

export interface EditGroupProps {
  tenant: string
  group: GroupDetail
}

/** What the group is and who is in it are saved each by itself. */
export function EditGroup({ tenant, group }: EditGroupProps) {
  const texts = useAccessTexts().groups
  return (
    <div className="space-y-5">
      {group.isOwn && <Notice tone="info">{texts.ownNotice}</Notice>}
      <Details tenant={tenant} group={group} />
      <Members tenant={tenant} group={group} />
    </div>
  )
}

function Details({ tenant, group }: EditGroupProps) {
  const texts = useAccessTexts().groups
  const { change } = useGroupChanges(tenant)
  const form = useShapeForm({ shape: groupShape, initial: groupValuesOf(group, texts.rank) })
  const { based, isOutdated, load, settle } = useNewest(group, form.formState, (newest) =>
    form.reset(groupValuesOf(newest, texts.rank)),
  )
  const save = async ({ name, description, roles }: GroupValues) =>
    settle(
      await change({
        id: group.id,
        version: based.version,
        name,
        description,
        roleIds: roles.map(({ value }) => value),
      }),
    )
  return (
    <Card title={texts.details}>
      <Form form={form} onSubmit={save} submitLabel={texts.save}>
        {isOutdated && <ChangedMeanwhile onLoad={load} />}
        <GroupFields tenant={tenant} />
      </Form>
    </Card>
  )
}

function Members({ tenant, group }: EditGroupProps) {
  const texts = useAccessTexts().groups
  const { setMembers } = useGroupChanges(tenant)
  const valuesOf = ({ people }: GroupDetail) => ({ people: people.map(optionOfPerson) })
  const form = useShapeForm({ shape: membersShape, initial: valuesOf(group) })
  const { based, isOutdated, load, settle } = useNewest(group, form.formState, (newest) => form.reset(valuesOf(newest)))
  const save = async ({ people }: z.output<typeof membersShape>) =>
    settle(
      await setMembers(
        based,
        people.map(({ value }) => value),
      ),
    )
  return (
    <Card title={texts.people}>
      <Form form={form} onSubmit={save} submitLabel={texts.saveMembers}>
        {isOutdated && <ChangedMeanwhile onLoad={load} />}
        <PeopleField tenant={tenant} />
      </Form>
    </Card>
  )
}

/** A newer version replaces what nobody has touched; what somebody has, it never overwrites unseen. */
function useNewest(
  group: GroupDetail,
  { isDirty, isSubmitting }: { isDirty: boolean; isSubmitting: boolean },
  reset: (group: GroupDetail) => void,
) {
  const [based, settle] = useState(group)
  const isNewer = group.version > based.version
  const load = () => {
    settle(group)
    reset(group)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version calls for it
  useEffect(() => {
    if (isNewer && !isDirty && !isSubmitting) load()
  }, [isNewer, isDirty, isSubmitting])
  return { based, isOutdated: isNewer && isDirty && !isSubmitting, load, settle }
}

function ChangedMeanwhile({ onLoad }: { onLoad: () => void }) {
  const texts = useAccessTexts().groups
  return (
    <Notice
      tone="warning"
      title={texts.changedTitle}
      actions={
        <Button size="sm" onClick={onLoad}>
          {texts.load}
        </Button>
      }
    >
      {texts.changedBody}
    </Notice>
  )
}
