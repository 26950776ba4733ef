import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { z } from 'zod'
import { createTenant, type OperatedTenant, tenantLogo } from '#contract/operator.ts'
import { emailShape, nameShape, proposeSlug, slugShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { orBlank } from '#web/components/operator/tenants/or-blank.ts'
import { SlugField } from '#web/components/operator/tenants/slug-field.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { CheckboxField } from '#web/ui/form/toggle-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { tenantQuery } from './queries.ts'
import { useRepeatKey } from './use-repeat-key.ts'

export interface Created {
  tenant: OperatedTenant
  /** Who was invited as first admin, and the link that is shown this once. */
  invited?: { email: string; link: string | undefined } | undefined
  addedMe: boolean
}

/** The contract's own shapes, on one level and with inputs that may stay empty. */
const shape = z
  .object({
    name: nameShape,
    slug: slugShape,
    email: orBlank(emailShape),
    adminName: orBlank(nameShape),
    logoUrl: orBlank(tenantLogo),
    addMe: z.boolean(),
  })
  .transform(({ email, adminName, ...rest }) => ({
    ...rest,
    ...(email && { initialAdmin: { email, ...(adminName && { name: adminName }) } }),
  }))

const blank = { name: '', slug: '', email: '', adminName: '', logoUrl: '', addMe: false }

export function CreateTenantForm({ onCreated }: { onCreated: (created: Created) => void }) {
  const t = useOperatorTexts().tenants
  const form = useShapeForm({ shape, initial: blank })
  const create = useCreate(onCreated)
  // The proposal follows the name until someone has their own idea.
  const isOwnSlug = useRef(false)
  const propose = (name: string) => {
    if (isOwnSlug.current) return
    form.setValue('slug', proposeSlug(name), { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
  }
  return (
    <Form form={form} submitLabel={t.form.submit} onSubmit={create}>
      <Card>
        <div className="space-y-5 py-1">
          <TextField
            name="name"
            label={t.form.name}
            help={t.form.nameHelp}
            onTyped={propose}
            autoComplete="off"
            autoFocus
          />
          <SlugField onTyped={(slug) => (isOwnSlug.current = slug !== '')} />
          <TextField
            name="logoUrl"
            label={t.form.logo}
            help={t.form.logoHelp}
            optional
            type="url"
            inputMode="url"
            placeholder="https://"
          />
        </div>
      </Card>
      <Card title={t.form.adminTitle} description={t.form.adminBody}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="email"
            label={t.form.adminEmail}
            optional
            type="email"
            inputMode="email"
            autoComplete="off"
          />
          <TextField name="adminName" label={t.form.adminName} optional autoComplete="off" />
        </div>
        <div className="mt-5 border-line border-t pt-4">
          <CheckboxField name="addMe" label={t.form.addMe} help={t.form.addMeHelp} />
        </div>
      </Card>
    </Form>
  )
}

function useCreate(onCreated: (created: Created) => void) {
  const client = useQueryClient()
  const keyOf = useRepeatKey()
  return async (input: z.output<typeof shape>) => {
    try {
      const { tenant, invitation } = await askAsOperator(createTenant, input, { idempotencyKey: keyOf(input) })
      client.setQueryData(tenantQuery(tenant.id).queryKey, tenant)
      void client.invalidateQueries({ queryKey: ['operator', 'tenants', 'list'] })
      const invited = input.initialAdmin && { email: input.initialAdmin.email, link: invitation?.link }
      onCreated({ tenant, invited, addedMe: input.addMe })
    } catch (error) {
      throw atOwnFields(error)
    }
  }
}

/** The server speaks of `initialAdmin.email`; here the field is `email`. */
function atOwnFields(error: unknown) {
  if (!(error instanceof Error && 'fields' in error && Array.isArray(error.fields))) return error
  const names: Record<string, string> = { 'initialAdmin.email': 'email', 'initialAdmin.name': 'adminName' }
  return { ...error, fields: error.fields.map((field) => ({ ...field, path: names[field.path] ?? field.path })) }
}
