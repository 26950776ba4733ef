import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Me } from '#contract/context.ts'
import type { ListedRole, RoleDetail } from '#contract/roles.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import type { ShapeForm } from '#web/ui/form/use-shape-form.ts'
import { EffectInShort, EffectPanel } from './effect-panel.tsx'
import { ParentField } from './parent-field.tsx'
import { PermissionsField } from './permissions-field.tsx'
import { RankField } from './rank-field.tsx'
import { roleQuery } from './role-queries.ts'
import type { RoleInput, RoleOutput, RoleShape } from './role-values.ts'

export interface RoleEditorProps {
  tenant: string
  me: Me
  form: ShapeForm<RoleInput, RoleOutput>
  shape: RoleShape
  /** The role as it is, when it is not a new one. */
  based?: RoleDetail | undefined
  roles: readonly ListedRole[]
  submitLabel: string
  onSubmit: (values: RoleOutput) => Promise<void>
  onCancel: () => void
  /** Takes the place of the effect: of an outdated state there is none. */
  notice?: ReactNode
}

/** Name, rank, parent and permissions at the left; at the right what saving them does to people. */
export function RoleEditor(props: RoleEditorProps) {
  const { tenant, me, form, shape, based, roles, submitLabel, onSubmit, onCancel, notice } = props
  const texts = useAccessTexts().roles.editor
  const inherited = useInherited(tenant, form.watch('parent')?.value)
  const asked = { tenant, form, shape, based }
  return (
    <Form
      form={form}
      submitLabel={submitLabel}
      onSubmit={onSubmit}
      onCancel={onCancel}
      long
      note={!notice && <EffectInShort {...asked} />}
    >
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-5">
          <Card>
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
              <div className="space-y-5">
                <TextField name="name" label={texts.name} autoComplete="off" />
                <TextareaField
                  name="description"
                  label={texts.description}
                  help={texts.descriptionHelp}
                  optional
                  rows={3}
                />
                <ParentField roles={roles} roleId={based?.id} />
              </div>
              <RankField tenant={tenant} me={me} roles={roles} roleId={based?.id} />
            </div>
          </Card>
          <PermissionsField tenant={tenant} me={me} inherited={inherited} />
        </div>
        <div className="lg:sticky lg:top-[calc(var(--frame-top)+1rem)]">
          {notice || <EffectPanel {...asked} isNew={!based} />}
        </div>
      </div>
    </Form>
  )
}

/** What the chosen parent brings, each with the role that gives it. */
function useInherited(tenant: string, parentId: string | undefined): ReadonlyMap<string, string> {
  const { data } = useQuery({ ...roleQuery(tenant, parentId ?? ''), enabled: parentId !== undefined })
  const parent = parentId ? data : undefined
  return useMemo(
    () =>
      new Map([
        ...(parent?.inherited ?? []).map(({ permission, from }) => [permission, from.name] as const),
        ...(parent?.own ?? []).map((permission) => [permission, parent?.name ?? ''] as const),
      ]),
    [parent],
  )
}
