import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import { changeSecuritySettings, type SecuritySettings } from '#contract/settings.ts'
import { call } from '#web/api/call.ts'
import { isRefused } from '#web/api/refused.ts'
import { securityQuery } from '#web/api/settings.ts'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField } from '#web/ui/form/text-field.tsx'
import { SwitchField } from '#web/ui/form/toggle-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { DurationField } from './duration-field.tsx'
import { FormSection } from './form-section.tsx'
import { NewerNotice } from './newer-notice.tsx'
import { shown } from './or-null.ts'
import { securityShape } from './security-shape.ts'
import { useNewest } from './use-newest.ts'

const valuesOf = (settings: SecuritySettings) => ({
  idleTimeoutMinutes: shown(settings.idleTimeoutMinutes),
  absoluteTimeoutMinutes: shown(settings.absoluteTimeoutMinutes),
  allowedEmailDomains: settings.allowedEmailDomains.join('\n'),
  secondFactorRequired: settings.secondFactorRequired,
})

export interface SecurityFormProps {
  tenant: string
  /** Only someone who has a second factor can require it of others. */
  hasSecondFactor: boolean
  settings: SecuritySettings
}

export function SecurityForm({ tenant, hasSecondFactor, settings }: SecurityFormProps) {
  const { security: texts, saved: savedText, save: saveLabel } = useSettingsTexts()
  const client = useQueryClient()
  const shape = useMemo(() => securityShape(texts), [texts])
  const form = useShapeForm({ shape, initial: valuesOf(settings) })
  const newest = useNewest(settings, form, valuesOf)
  const save = async (values: z.output<typeof shape>) => {
    try {
      const saved = await call(changeSecuritySettings, { ...values, version: newest.version }, { tenant })
      newest.setBased(saved)
      client.setQueryData(securityQuery(tenant).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['tenant', tenant] })
      toast({ tone: 'success', text: savedText })
    } catch (error) {
      // The newer version comes, and with it the notice above.
      if (isRefused(error, 'changed_meanwhile')) await client.invalidateQueries(securityQuery(tenant))
      throw error
    }
  }
  return (
    <Card>
      <Form form={form} onSubmit={save} submitLabel={saveLabel} className="space-y-6">
        {newest.isOutdated && <NewerNotice onLoad={newest.load} />}
        <SessionFields usual={settings.defaults} />
        <FactorFields hasSecondFactor={hasSecondFactor} settings={settings} />
        <FormSection title={texts.invitations}>
          <TextareaField
            name="allowedEmailDomains"
            label={texts.domains}
            help={texts.domainsHelp}
            placeholder={texts.domainsPlaceholder}
            rows={3}
            optional
          />
        </FormSection>
      </Form>
    </Card>
  )
}

function FactorFields({ hasSecondFactor, settings }: Pick<SecurityFormProps, 'hasSecondFactor' | 'settings'>) {
  const { security: texts } = useSettingsTexts()
  const isShut = !hasSecondFactor && !settings.secondFactorRequired
  const help = (
    <>
      {settings.membersWithoutSecondFactor !== null && (
        <p>{texts.without(settings.membersWithoutSecondFactor, settings.secondFactorRequired)}</p>
      )}
      {isShut && (
        <p>
          {texts.factorFirst}{' '}
          <Link href={`/settings/security?next=${encodeURIComponent(location.pathname)}`} className={textLinkClasses}>
            {texts.factorSetUp}
          </Link>
        </p>
      )}
    </>
  )
  return (
    <FormSection title={texts.factor} description={texts.factorBody}>
      <SwitchField name="secondFactorRequired" label={texts.factorRequired} help={help} disabled={isShut} />
    </FormSection>
  )
}

function SessionFields({ usual }: { usual: SecuritySettings['defaults'] }) {
  const { security: texts, duration } = useSettingsTexts()
  return (
    <FormSection title={texts.sessions} description={texts.sessionsBody}>
      <DurationField
        name="idleTimeoutMinutes"
        label={texts.idle}
        help={texts.idleHelp(duration(usual.idleTimeoutMinutes))}
        usual={usual.idleTimeoutMinutes}
      />
      <DurationField
        name="absoluteTimeoutMinutes"
        label={texts.absolute}
        help={texts.absoluteHelp(duration(usual.absoluteTimeoutMinutes))}
        usual={usual.absoluteTimeoutMinutes}
      />
    </FormSection>
  )
}
