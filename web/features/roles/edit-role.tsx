import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { ListedRole, RoleDetail } from '#contract/roles.ts'
import { ownRank } from '#web/components/access/own-rank.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { RoleEditor } from './role-editor.tsx'
import { changeOf, type RoleOutput, roleShape, valuesOf } from './role-values.ts'
import { useRoleChanges } from './use-role-changes.ts'

export interface EditRoleProps {
  tenant: string
  me: Me
  role: RoleDetail
  roles: readonly ListedRole[]
}

/** What one reads here is what one changes: a newer version is never overwritten unseen. */
export function EditRole({ tenant, me, role, roles }: EditRoleProps) {
  const texts = useAccessTexts().roles.editor
  const { history } = useRouter()
  const { change } = useRoleChanges(tenant)
  const [based, setBased] = useState(role)
  const rank = ownRank(me, tenant)
  const shape = useMemo(() => roleShape(rank, texts), [rank, texts])
  const form = useShapeForm({ shape, initial: valuesOf(role) })
  const { isDirty, isSubmitting } = form.formState
  const isOutdated = role.version > based.version
  const load = (newest: RoleDetail) => {
    setBased(newest)
    form.reset(valuesOf(newest))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version calls for it
  useEffect(() => {
    if (isOutdated && !isDirty && !isSubmitting) load(role)
  }, [isOutdated, isDirty, isSubmitting])
  const save = async (values: RoleOutput) => {
    setBased(await change({ ...changeOf(based, values), name: values.name }))
  }
  return (
    <RoleEditor
      tenant={tenant}
      me={me}
      form={form}
      shape={shape}
      based={based}
      roles={roles}
      submitLabel={texts.save}
      onSubmit={save}
      onCancel={() => history.push(`/o/${tenant}/team/roles`)}
      notice={
        isOutdated &&
        isDirty &&
        !isSubmitting && (
          <Notice tone="warning" title={texts.changedTitle}>
            <p>{texts.changedBody}</p>
            <Button size="sm" className="mt-2" onClick={() => load(role)}>
              {texts.load}
            </Button>
          </Notice>
        )
      }
    />
  )
}
