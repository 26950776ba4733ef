import { z } from 'zod'
import { inviteMembers } from '#contract/invitations.ts'
import { emailShape, memberKind } from '#contract/shapes.ts'
import type { InvitationsTexts } from '#web/texts/invitations/en.ts'
import { pastedValues } from '#web/ui/combobox/pasted-values.ts'

const { message } = inviteMembers.input.shape

/** The form as it is filled in; what comes out is what the contract asks for. */
export const inviteShape = (texts: InvitationsTexts['invite']) =>
  z.object({
    emails: z
      .string()
      .transform(pastedValues)
      .superRefine((values, context) => {
        const wrong = values.find((value) => !emailShape.safeParse(value).success)
        if (values.length === 0) context.addIssue({ code: 'custom', message: texts.emailsMissing })
        else if (wrong !== undefined) context.addIssue({ code: 'custom', message: texts.notAddress(wrong) })
        else if (values.length > 500) context.addIssue({ code: 'custom', message: texts.emailsTooMany })
      }),
    roles: z
      .array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }))
      .min(1, texts.rolesMissing)
      .max(10),
    kind: z.union([z.literal(kindOfRole), memberKind]),
    message,
  })

/** The choice that leaves the kind to the role. */
export const kindOfRole = 'role'

export type InviteForm = z.output<ReturnType<typeof inviteShape>>

export const offerOf = ({ emails, roles, kind, message: text }: InviteForm): z.input<typeof inviteMembers.input> => ({
  emails,
  roleIds: roles.map(({ value }) => value),
  ...(kind !== kindOfRole && { kind }),
  ...(text && { message: text }),
})
