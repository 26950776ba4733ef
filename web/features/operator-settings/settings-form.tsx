import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { z } from 'zod'
import { changeSettings, type PlatformSettings } from '#contract/operator-settings.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { whoQuery } from '#web/api/context.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { languages } from '#web/texts/speech.ts'
import { Card } from '#web/ui/display/card.tsx'
import { SelectField } from '#web/ui/form/choice-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { SwitchField } from '#web/ui/form/toggle-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { textLinkClasses } from '#web/ui/link.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { settingsQuery } from './queries.ts'
import { changesOf, limits, settingsShape, valuesOf } from './settings-values.ts'

export function SettingsForm({ settings }: { settings: PlatformSettings }) {
  const t = usePageTexts().settings
  const client = useQueryClient()
  const shape = settingsShape(t)
  const form = useShapeForm({ shape, initial: valuesOf(settings) })
  const { isDirty, isSubmitting } = form.formState
  // biome-ignore lint/correctness/useExhaustiveDependencies: only newer settings call for it
  useEffect(() => {
    if (!isDirty && !isSubmitting) form.reset(valuesOf(settings))
  }, [settings.updatedAt])
  const save = async (values: z.output<typeof shape>) => {
    const saved = await askAsOperator(changeSettings, changesOf(settings, values))
    client.setQueryData(settingsQuery().queryKey, saved)
    void client.invalidateQueries({ queryKey: ['operator', 'settings'] })
    toast({ tone: 'success', text: t.saved })
  }
  return (
    <Form form={form} submitLabel={t.save} onSubmit={save}>
      <Card title={t.naming} description={t.namingBody}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="productName" label={t.productName} autoComplete="off" />
          <TextField
            name="organizationNoun"
            label={t.organizationNoun}
            help={t.organizationNounHelp}
            autoComplete="off"
          />
          <SelectField
            name="language"
            label={t.language}
            help={t.languageHelp}
            options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
        </div>
      </Card>
      <Card title={t.signUp} description={t.signUpBody}>
        <div className="grid gap-5 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <SelectField name="signUpMode" label={t.signUpMode} options={modes(t)} />
          </div>
          <NumberField name="invitationLifetimeDays" label={t.invitationLifetimeDays} trail={t.days} />
          <NumberField name="invitationsPerDay" label={t.invitationsPerDay} help={t.invitationsPerDayHelp} />
        </div>
      </Card>
      <Card title={t.security} description={t.securityBody}>
        <div className="sm:w-1/2 sm:pr-2.5">
          <NumberField name="passwordMinimum" label={t.passwordMinimum} />
        </div>
      </Card>
      <Card title={t.factor} description={t.factorBody}>
        <FactorField isOn={settings.operatorsNeedSecondFactor} />
      </Card>
    </Form>
  )
}

/** Whoever requires it has one: nobody shuts themselves out. */
function FactorField({ isOn }: { isOn: boolean }) {
  const t = usePageTexts().settings
  const isMissing = useQuery(whoQuery()).data?.secondFactor.isEnabled === false
  const help = isMissing && !isOn ? <FactorFirst /> : t.operatorsNeedFactorHelp
  return (
    <SwitchField
      name="operatorsNeedSecondFactor"
      label={t.operatorsNeedFactor}
      help={help}
      disabled={isMissing && !isOn}
    />
  )
}

function FactorFirst() {
  const t = usePageTexts().settings
  return (
    <>
      {t.factorFirst}{' '}
      <a href="/settings/security?next=/admin/settings" className={textLinkClasses}>
        {t.factorSetUp}
      </a>
    </>
  )
}

interface NumberFieldProps {
  name: keyof typeof limits
  label: string
  help?: string
  trail?: string
}

function NumberField({ name, label, help, trail }: NumberFieldProps) {
  const [least, most] = limits[name]
  return (
    <TextField
      name={name}
      label={label}
      help={help}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      trail={trail && <span className="pr-2 text-sm">{trail}</span>}
    />
  )
}

const modes = (t: PageTexts['settings']) =>
  (['closed', 'request'] as const).map((mode) => ({
    value: mode,
    label: t.signUpModes[mode],
    detail: t.signUpDetails[mode],
  }))
