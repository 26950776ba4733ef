import { z } from 'zod'
import { languageShape } from '#contract/language.ts'
import { type PlatformSettings, settingsChange } from '#contract/operator-settings.ts'
import type { PageTexts } from '#web/texts/operator/page-texts.ts'

export type SettingsChange = z.input<typeof settingsChange>

/** What stands in the form's inputs: numbers as they are typed. */
export const valuesOf = (settings: PlatformSettings) => ({
  productName: settings.productName,
  organizationNoun: settings.organizationNoun,
  language: settings.language,
  signUpMode: settings.signUpMode,
  invitationLifetimeDays: String(settings.invitationLifetimeDays),
  invitationsPerDay: String(settings.invitationsPerDay),
  passwordMinimum: String(settings.passwordMinimum),
  operatorsNeedSecondFactor: settings.operatorsNeedSecondFactor,
})

export const limits = {
  invitationLifetimeDays: [1, 30],
  invitationsPerDay: [1, 100_000],
  passwordMinimum: [8, 64],
} as const

export function settingsShape(t: PageTexts['settings']) {
  const { productName, organizationNoun } = settingsChange.shape
  const number = (name: keyof typeof limits) => {
    const [least, most] = limits[name]
    const isFit = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
    return z.string().refine(isFit, t.range(least, most)).transform(Number)
  }
  const fits = (shape: z.ZodType, words: string) =>
    z
      .string()
      .trim()
      .refine((text) => text === '' || shape.safeParse(text).success, words)
      .pipe(z.string().min(1))
  return z.object({
    productName: fits(productName, t.nameFormat),
    organizationNoun: fits(organizationNoun, t.nounFormat),
    language: languageShape,
    signUpMode: z.enum(['closed', 'request', 'open']),
    invitationLifetimeDays: number('invitationLifetimeDays'),
    invitationsPerDay: number('invitationsPerDay'),
    passwordMinimum: number('passwordMinimum'),
    operatorsNeedSecondFactor: z.boolean(),
  })
}

/** Only what was changed is sent: what someone else changes at the same time stays. */
export function changesOf(
  before: PlatformSettings,
  { signUpMode, ...after }: z.output<ReturnType<typeof settingsShape>>,
): SettingsChange {
  const known = before as Readonly<Record<string, unknown>>
  const changed = Object.entries(after).filter(([name, value]) => known[name] !== value)
  const isNewMode = signUpMode !== 'open' && signUpMode !== before.signUpMode
  return { ...Object.fromEntries(changed), ...(isNewMode && { signUpMode }) }
}
