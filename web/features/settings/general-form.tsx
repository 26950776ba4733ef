import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { z } from 'zod'
import { changeSettings, portalTheme, settingsChange, type TenantSettings } from '#contract/settings.ts'
import { call } from '#web/api/call.ts'
import { isRefused } from '#web/api/refused.ts'
import { settingsQuery } from '#web/api/settings.ts'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { IdentityFields, MailFields, PortalFields } from './general-fields.tsx'
import { NewerNotice } from './newer-notice.tsx'
import { numberOrNull, orNull, shown } from './or-null.ts'
import { useNewest } from './use-newest.ts'

const { name, slug, logoUrl, contactEmail, invitationLifetimeDays, mailSenderName } = settingsChange.shape

const shape = z.object({
  name: name.unwrap(),
  slug: slug.unwrap(),
  logoUrl: orNull(logoUrl.unwrap().unwrap()),
  contactEmail: orNull(contactEmail.unwrap().unwrap()),
  invitationLifetimeDays: numberOrNull(invitationLifetimeDays.unwrap().unwrap()),
  mailSenderName: orNull(mailSenderName.unwrap().unwrap()),
  color: orNull(portalTheme.shape.color.unwrap()),
  welcome: orNull(portalTheme.shape.welcome.unwrap()),
})

const valuesOf = (settings: TenantSettings) => ({
  name: settings.name,
  slug: settings.slug,
  logoUrl: shown(settings.logoUrl),
  contactEmail: shown(settings.contactEmail),
  invitationLifetimeDays: shown(settings.invitationLifetimeDays),
  mailSenderName: shown(settings.mailSenderName),
  color: shown(settings.portalTheme.color),
  welcome: shown(settings.portalTheme.welcome),
})

export function GeneralForm({ tenant, settings }: { tenant: string; settings: TenantSettings }) {
  const texts = useSettingsTexts()
  const client = useQueryClient()
  const { history } = useRouter()
  const form = useShapeForm({ shape, initial: valuesOf(settings) })
  const newest = useNewest(settings, form, valuesOf)
  const save = async ({ color, welcome, ...values }: z.output<typeof shape>) => {
    const change = { ...values, portalTheme: { color, welcome }, version: newest.version }
    try {
      const saved = await call(changeSettings, change, { tenant })
      newest.setBased(saved)
      toast({ tone: 'success', text: texts.saved })
      if (saved.slug !== tenant) return history.replace(`/o/${saved.slug}/settings`)
      client.setQueryData(settingsQuery(tenant).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['tenant', tenant] })
    } catch (error) {
      // The newer version comes, and with it the notice above.
      if (isRefused(error, 'changed_meanwhile')) await client.invalidateQueries(settingsQuery(tenant))
      throw error
    }
  }
  return (
    <Card>
      <Form form={form} onSubmit={save} submitLabel={texts.save} className="space-y-6">
        {newest.isOutdated && <NewerNotice onLoad={newest.load} />}
        <IdentityFields current={settings.slug} typed={String(form.watch('slug') ?? '')} />
        <MailFields usualDays={settings.defaults.invitationLifetimeDays} />
        <PortalFields />
      </Form>
    </Card>
  )
}
