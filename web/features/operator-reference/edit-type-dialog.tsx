import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { changeResourceType, newResourceType, type ResourceType } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { CategoryField, categoryOption, categoryShape } from './category-field.tsx'

/** How a type is shown. What permissions are made of stands fast. */
export function EditTypeDialog({ type, onClose }: { type: ResourceType; onClose: () => void }) {
  const { reference, catalogue } = usePageTexts()
  const { edit, form: t } = reference
  const client = useQueryClient()
  const shape = z.object({
    label: newResourceType.shape.label,
    category: categoryShape(t),
    description: newResourceType.shape.description.unwrap(),
  })
  const { label, category, description } = type
  const initial = { label, category: categoryOption(category, catalogue), description }
  const form = useShapeForm({ shape, initial })
  const save = async (values: z.output<typeof shape>) => {
    await askAsOperator(changeResourceType, { code: type.code, ...values })
    toast({ tone: 'success', text: edit.done(values.label) })
    await client.invalidateQueries(resourceTypesQuery())
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={edit.title(label)}
      description={
        <>
          <code className="font-mono text-sm">{type.code}</code>
          {': '}
          {edit.fixed}
        </>
      }
    >
      <Form form={form} submitLabel={edit.submit} onSubmit={save} onCancel={onClose} guard={false}>
        <TextField name="label" label={t.label} autoComplete="off" />
        <CategoryField />
        <TextareaField name="description" label={t.descriptionLabel} optional rows={3} />
      </Form>
    </Dialog>
  )
}
