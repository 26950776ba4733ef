import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { createResourceType, defaultActions, newResourceType } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { type ComboboxOption, type OptionSearch, searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { CategoryField, categoryShape } from './category-field.tsx'
import { collisionWords } from './collision-words.ts'
import { predefinedRolesQuery } from './queries.ts'

type FormTexts = PageTexts['reference']['form']

const shape = (t: FormTexts) => {
  const { code, label, description } = newResourceType.shape
  const option = z.object({ value: z.string(), label: z.string() })
  return z.object({
    code: z
      .string()
      .refine((text) => code.safeParse(text).success, t.codeFormat)
      .transform((text) => text.trim().toLowerCase()),
    label,
    category: categoryShape(t),
    description: description.unwrap(),
    actions: z
      .array(option)
      .min(1, t.actionsMissing)
      .transform((options) => options.map(({ value }) => value)),
    alsoGrantTo: z.array(option).transform((options) => options.map(({ value }) => value)),
  })
}

const blank = {
  code: '',
  label: '',
  category: null,
  description: '',
  actions: defaultActions.map(actionOption),
  alsoGrantTo: [],
}

export function AddTypeDialog({ onClose }: { onClose: () => void }) {
  const texts = usePageTexts()
  const t = texts.reference.form
  const client = useQueryClient()
  const form = useShapeForm({ shape: shape(t), initial: blank })
  const code = form.watch('code').trim().toLowerCase()
  const action = form.watch('actions')[0]?.label ?? defaultActions[0]
  const add = async (values: z.output<ReturnType<typeof shape>>) => {
    try {
      await askAsOperator(createResourceType, values)
    } catch (error) {
      throw isRefused(error, 'resource_type_taken') ? await atTheCode(error, values, client, t) : error
    }
    toast({ tone: 'success', text: t.done(values.label) })
    await client.invalidateQueries(resourceTypesQuery())
    onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t.title} description={t.body} size="lg">
      <Form form={form} submitLabel={t.submit} onSubmit={add} onCancel={onClose} guard={false}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="label" label={t.label} help={t.labelHelp} autoComplete="off" />
          <TextField
            name="code"
            label={t.code}
            help={t.codeHelp(`${code || 'projects'}.${action}`)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        </div>
        <CategoryField />
        <TextareaField name="description" label={t.descriptionLabel} optional rows={2} />
        <MultiComboboxField
          name="actions"
          label={t.actions}
          help={t.actionsHelp}
          search={searchOptions(defaultActions.map(actionOption))}
          create={createAction}
        />
        <MultiComboboxField
          name="alsoGrantTo"
          label={t.alsoGrantTo}
          help={t.alsoGrantToHelp}
          placeholder={t.noOtherRole}
          optional
          search={searchPredefined(client, texts)}
        />
      </Form>
    </Dialog>
  )
}

/** The refusal where it belongs, in the page's words, naming the type that stands in the way. */
async function atTheCode(error: object, values: { code: string }, client: QueryClient, t: FormTexts) {
  const { items } = await client.fetchQuery(resourceTypesQuery())
  const message = collisionWords(values.code, items, t)
  return { ...error, title: message, fields: [{ path: 'code', code: 'resource_type_taken', message }] }
}

/** Tenant Admin holds everything anyway. */
const searchPredefined =
  (client: QueryClient, { members }: PageTexts): OptionSearch =>
  async (term, signal) => {
    const { items } = await client.ensureQueryData(predefinedRolesQuery())
    const format = new Intl.NumberFormat(currentLocale())
    const others = items.filter((role) => role.rank < 1000)
    const options = others.map((role): ComboboxOption => {
      return { value: role.id, label: role.name, detail: members.invite.rank(format.format(role.rank)) }
    })
    return searchOptions(options)(term, signal)
  }

function createAction(text: string) {
  const { data } = newResourceType.shape.actions.unwrap().element.safeParse(text)
  return data === undefined ? undefined : actionOption(data)
}

function actionOption(action: string): ComboboxOption {
  return { value: action, label: action }
}
