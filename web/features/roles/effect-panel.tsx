import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { RoleDetail, RolePreview } from '#contract/roles.ts'
import { wordsFor } from '#web/components/access/refusal-words.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import type { ShapeForm } from '#web/ui/form/use-shape-form.ts'
import { EffectOnPeople } from './effect-on-people.tsx'
import { previewQuery } from './role-queries.ts'
import { changeOf, newRoleOf, type RoleInput, type RoleOutput, type RoleShape } from './role-values.ts'

export interface EffectPanelProps {
  tenant: string
  form: ShapeForm<RoleInput, RoleOutput>
  shape: RoleShape
  based: RoleDetail | undefined
}

/** Who gains and loses what, worked out by the server from what is in the form now, before anything is saved. */
export function EffectPanel({ isNew, ...asked }: EffectPanelProps & { isNew: boolean }) {
  const texts = useAccessTexts().roles.effect
  const { isComplete, isChanged, preview } = usePreview(asked)
  return (
    <Card title={texts.title}>
      <div aria-live="polite" aria-busy={preview.isFetching} className="space-y-3">
        {!isChanged && <p className="text-muted">{isComplete ? texts.nothingYet : texts.incomplete}</p>}
        {isChanged && preview.isError && <p className="text-danger-ink">{texts.failed}</p>}
        {isChanged && preview.isPending && !preview.isError && <p className="text-muted">{texts.computing}</p>}
        {isChanged && preview.data && <Shown tenant={asked.tenant} preview={preview.data} isNew={isNew} />}
      </div>
    </Card>
  )
}

/** The same in a few words, beside the buttons of a screen on which the panel is out of sight. */
export function EffectInShort(asked: EffectPanelProps) {
  const texts = useAccessTexts().roles.effect
  const { isChanged, preview } = usePreview(asked)
  if (!isChanged || !preview.data) return null
  const { refusal, effect, permissions } = preview.data
  const happening = () => {
    if (refusal) return texts.refused
    if (!asked.based) return texts.newRoleInShort(permissions.length)
    return effect.members > 0 ? texts.members(effect.members) : texts.nobody
  }
  return (
    <p
      aria-hidden
      className={clsx(
        'mr-auto truncate text-sm max-sm:order-first max-sm:w-full sm:self-center lg:hidden',
        refusal && 'text-warning-ink',
      )}
    >
      {happening()}
    </p>
  )
}

function usePreview({ tenant, form, shape, based }: EffectPanelProps) {
  const values = useSettled(useWatch({ control: form.control }))
  // A name that is missing yet says nothing about what the role gives.
  const filled = shape.safeParse({ ...values, name: values.name || '–' })
  const asked = filled.success
    ? based
      ? { change: changeOf(based, filled.data) }
      : { role: newRoleOf(filled.data) }
    : undefined
  const isChanged = Boolean(
    asked && ('role' in asked ? values.permissions?.length || values.parent : Object.keys(asked.change).length > 2),
  )
  const preview = useQuery({ ...previewQuery(tenant, asked ?? { change: { id: '' } }), enabled: isChanged })
  return { isComplete: filled.success, isChanged, preview }
}

function Shown({ tenant, preview, isNew }: { tenant: string; preview: RolePreview; isNew: boolean }) {
  const texts = useAccessTexts().roles.effect
  const { refusal, effect, permissions } = preview
  return (
    <>
      {refusal && (
        <Notice tone="warning" title={texts.refused}>
          {wordsFor(refusal.code) ?? refusal.detail}
        </Notice>
      )}
      {isNew
        ? permissions.length > 0 && <p>{texts.newRole(permissions.length)}</p>
        : !refusal && <EffectOnPeople tenant={tenant} effect={effect} />}
    </>
  )
}

/** The values as they are once nobody has touched them for a moment. */
function useSettled<T>(values: T): T {
  const [settled, setSettled] = useState(values)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(values), 300)
    return () => clearTimeout(clock)
  }, [values])
  return settled
}
