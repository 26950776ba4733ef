import { z } from 'zod'
import { type ParsedAddress, parseAddresses } from '#contract/addresses.ts'
import { invitationMessage, type inviteMembers } from '#contract/invitations.ts'
import { memberKind } from '#contract/shapes.ts'
import { mostAtOnce } from '#contract/team.ts'
import type { InviteTexts } from '#web/texts/people/invite-en.ts'

const option = z.object({ value: z.string(), label: z.string(), detail: z.string().optional() })

/** The form as it is filled in; what comes out is the list to check and the offer to make. */
export const inviteShape = (texts: InviteTexts) =>
  z.object({
    emails: z
      .string()
      .transform(parseAddresses)
      .superRefine((found, context) => {
        if (found.length === 0) context.addIssue({ code: 'custom', message: texts.emailsMissing })
        else if (found.length > mostAtOnce) context.addIssue({ code: 'custom', message: texts.emailsTooMany })
        else if (found.length === 1 && !isAddress(found[0]))
          context.addIssue({ code: 'custom', message: texts.codes.malformed })
      })
      .transform((found) => found.map(asSent)),
    roles: z.array(option).min(1, texts.rolesMissing).max(10),
    groups: z.array(option).max(20),
    kind: z.union([z.literal(kindOfRole), memberKind]),
    message: invitationMessage,
  })

/** The choice that leaves the kind to the role. */
export const kindOfRole = 'role'

export type InviteForm = z.output<ReturnType<typeof inviteShape>>

/** What all of them are offered. */
export type Offer = Omit<z.input<typeof inviteMembers.input>, 'emails'>

export const offerOf = ({ roles, groups, kind, message: text }: Omit<InviteForm, 'emails'>): Offer => ({
  roleIds: roles.map(({ value }) => value),
  ...(groups.length > 0 && { groupIds: groups.map(({ value }) => value) }),
  ...(kind !== kindOfRole && { kind }),
  ...(text && { message: text }),
})

const isAddress = (found: ParsedAddress | undefined) => found !== undefined && 'email' in found

/** As the server reads it again; what is no address goes along, so that the check can say so. */
const asSent = (found: ParsedAddress) => {
  if (!('email' in found)) return found.raw.slice(0, 500)
  return found.name === undefined ? found.email : `"${found.name.replace(/["\\]/g, '')}" <${found.email}>`
}
