import type { SecondFactor } from '#contract/second-factor.ts'
import { secondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { currentLocale } from '#web/texts/speech.ts'

/** Who requires it, in words: organizations by name, and the platform. */
export const requirersOf = ({ isRequiredBy }: Pick<SecondFactor, 'isRequiredBy'>) =>
  new Intl.ListFormat(currentLocale()).format(
    isRequiredBy.map((name) => (name === 'platform' ? secondFactorTexts().platform : name)),
  )
