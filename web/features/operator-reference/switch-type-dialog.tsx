import { useQueryClient } from '@tanstack/react-query'
import { changeResourceType, type ResourceType } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { resourceTypesQuery } from './queries.ts'

/** Puts a type out of use, or back into it: nothing that was ticked is lost on the way. */
export function SwitchTypeDialog({ type, onClose }: { type: ResourceType; onClose: () => void }) {
  const texts = usePageTexts().reference
  const t = type.isActive ? texts.deactivate : texts.activate
  const client = useQueryClient()
  const change = async () => {
    await askAsOperator(changeResourceType, { code: type.code, isActive: !type.isActive })
    toast({ tone: 'success', text: t.done(type.label) })
    await client.invalidateQueries(resourceTypesQuery())
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.question(type.label)}
      effects={t.effects(type.actions.length, type.roles)}
      confirmLabel={t.confirm}
      danger={type.isActive}
      onConfirm={change}
      describeError={problemWords}
    />
  )
}
