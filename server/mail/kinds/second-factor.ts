import { z } from 'zod'
import { linkShape, nameText } from '../letter.ts'
import { type MailKind, mailKind } from '../mail-kind.ts'

const shape = z.object({
  name: nameText,
  at: z.iso.datetime(),
  /** Where the reader looks after their account. */
  url: linkShape,
  /** Who did it, when it was not the reader. */
  byName: nameText.optional(),
  /** Backup codes that are still good. */
  left: z.number().int().optional(),
})

/** What happened to somebody's second factor, told to them in case it was somebody else. */
const secondFactorMail = (
  change: 'enabled' | 'removed' | 'codesRenewed' | 'codeUsed' | 'codesRefused',
): MailKind<typeof shape> =>
  mailKind(shape, ({ name, at, url, byName, left }, { texts, productName, moment }) => {
    const all = texts.secondFactor
    const text = all[change]
    return {
      sender: undefined,
      subject: text.subject(productName),
      heading: text.heading,
      paragraphs: [
        texts.greeting(name),
        change === 'removed' && byName !== undefined
          ? all.removedBy(byName, productName, moment(at))
          : text.body(productName, moment(at)),
        ...(left === undefined ? [] : [all.left(left)]),
        all.ifNotYou,
      ],
      button: { label: all.button, url },
      why: texts.passwordChanged.why(productName),
    }
  })

export const secondFactorEnabledMail = secondFactorMail('enabled')
export const secondFactorRemovedMail = secondFactorMail('removed')
export const backupCodesRenewedMail = secondFactorMail('codesRenewed')
export const backupCodeUsedMail = secondFactorMail('codeUsed')
export const codesRefusedMail = secondFactorMail('codesRefused')
