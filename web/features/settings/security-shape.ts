import { z } from 'zod'
import { securityChange } from '#contract/settings.ts'
import type { SettingsTexts } from '#web/texts/settings/en.ts'
import { numberOrNull } from './or-null.ts'

const { idleTimeoutMinutes, absoluteTimeoutMinutes, allowedEmailDomains } = securityChange.shape
const domains = allowedEmailDomains.unwrap()

/** The form as it is filled in: domains as lines, times as text. */
export const securityShape = (texts: SettingsTexts['security']) =>
  z.object({
    idleTimeoutMinutes: numberOrNull(idleTimeoutMinutes.unwrap().unwrap()),
    absoluteTimeoutMinutes: numberOrNull(absoluteTimeoutMinutes.unwrap().unwrap()),
    allowedEmailDomains: z
      .string()
      .transform((text) => [
        ...new Set(
          text
            .toLowerCase()
            .split(/[\s,;]+/)
            .map(bare)
            .filter(Boolean),
        ),
      ])
      .superRefine((found, context) => {
        const wrong = found.find((domain) => !domains.safeParse([domain]).success)
        if (wrong !== undefined) context.addIssue({ code: 'custom', message: texts.wrongDomain(wrong) })
      }),
    secondFactorRequired: z.boolean(),
  })

/** People write `@company.com` as well. */
const bare = (word: string) => word.replace(/^@/, '')
