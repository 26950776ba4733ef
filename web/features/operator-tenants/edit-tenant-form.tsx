import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { changeTenant, type OperatedTenant, tenantLogo } from '#contract/operator.ts'
import { nameShape, slugShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { orBlank } from '#web/components/operator/tenants/or-blank.ts'
import { SlugField } from '#web/components/operator/tenants/slug-field.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { tenantQuery } from './queries.ts'

const shape = z.object({
  name: nameShape,
  slug: slugShape,
  logoUrl: orBlank(tenantLogo),
})

const valuesOf = ({ name, slug, logoUrl }: OperatedTenant) => ({ name, slug, logoUrl: logoUrl ?? '' })

/** What one reads here is what one changes: a newer version is never overwritten unseen. */
export function EditTenantForm({ tenant }: { tenant: OperatedTenant }) {
  const t = useOperatorTexts().tenants
  const client = useQueryClient()
  const [based, setBased] = useState(tenant)
  const form = useShapeForm({ shape, initial: valuesOf(tenant) })
  const { isDirty, isSubmitting } = form.formState
  const isOutdated = tenant.version !== based.version
  const load = (newest: OperatedTenant) => {
    setBased(newest)
    form.reset(valuesOf(newest))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version calls for it
  useEffect(() => {
    if (isOutdated && !isDirty && !isSubmitting) load(tenant)
  }, [isOutdated, isDirty, isSubmitting])
  const save = async ({ logoUrl, ...values }: z.output<typeof shape>) => {
    const change = { tenantId: tenant.id, ...values, logoUrl: logoUrl ?? null, version: based.version }
    try {
      const saved = await askAsOperator(changeTenant, change)
      client.setQueryData(tenantQuery(tenant.id).queryKey, saved)
      setBased(saved)
      void client.invalidateQueries({ queryKey: ['operator'] })
      toast({ tone: 'success', text: t.detail.saved })
    } catch (error) {
      // The newer version comes, and with it the notice above.
      if (isRefused(error, 'changed_meanwhile')) await client.invalidateQueries(tenantQuery(tenant.id))
      throw error
    }
  }
  return (
    <Card title={t.detail.edit} description={t.detail.editBody}>
      <Form form={form} submitLabel={t.detail.save} onSubmit={save}>
        {isOutdated && isDirty && !isSubmitting && <ChangedMeanwhile onLoad={() => load(tenant)} />}
        <TextField name="name" label={t.form.name} autoComplete="off" />
        <SlugField current={based.slug} />
        <TextField
          name="logoUrl"
          label={t.form.logo}
          help={based.logoUrl ? t.detail.removeLogo : t.form.logoHelp}
          optional
          type="url"
          placeholder="https://"
        />
      </Form>
    </Card>
  )
}

function ChangedMeanwhile({ onLoad }: { onLoad: () => void }) {
  const { detail } = useOperatorTexts().tenants
  return (
    <Notice tone="warning" title={detail.changedMeanwhile}>
      <p>{detail.changedMeanwhileBody}</p>
      <Button size="sm" className="mt-2" onClick={onLoad}>
        {detail.reload}
      </Button>
    </Notice>
  )
}
