import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { TextareaField, TextField } from '#web/ui/form/text-field.tsx'
import { ColorField } from './color-field.tsx'
import { FormSection } from './form-section.tsx'

export interface IdentityFieldsProps {
  /** The address now. */
  current: string
  typed: string
}

export function IdentityFields({ current, typed }: IdentityFieldsProps) {
  const texts = useSettingsTexts().general
  const slug = typed.trim()
  return (
    <FormSection title={texts.identity}>
      <TextField name="name" label={texts.name} autoComplete="off" />
      <TextField
        name="slug"
        label={texts.slug}
        help={texts.slugHelp}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        lead={<span className="text-sm">/o/</span>}
      />
      {slug !== '' && slug !== current && (
        <Notice tone="warning">{texts.slugWarning(`/o/${current}`, `/o/${slug}`)}</Notice>
      )}
      <TextField name="logoUrl" label={texts.logo} help={texts.logoHelp} type="url" placeholder="https://" optional />
      <TextField name="contactEmail" label={texts.contact} help={texts.contactHelp} type="email" optional />
    </FormSection>
  )
}

export function MailFields({ usualDays }: { usualDays: number }) {
  const { general: texts, days } = useSettingsTexts()
  return (
    <FormSection title={texts.invitations}>
      <TextField
        name="invitationLifetimeDays"
        label={texts.lifetime}
        help={texts.lifetimeHelp(usualDays)}
        inputMode="numeric"
        placeholder={String(usualDays)}
        trail={<span className="pr-1.5 text-sm">{days}</span>}
        optional
      />
      <TextField name="mailSenderName" label={texts.sender} help={texts.senderHelp} autoComplete="off" optional />
    </FormSection>
  )
}

export function PortalFields() {
  const texts = useSettingsTexts().general
  return (
    <FormSection title={texts.portal} description={texts.portalBody}>
      <ColorField name="color" label={texts.color} help={texts.colorHelp} />
      <TextareaField name="welcome" label={texts.welcome} help={texts.welcomeHelp} rows={4} optional />
    </FormSection>
  )
}
