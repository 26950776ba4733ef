import { z } from 'zod'
import { linkShape, messageText, nameText, senderShape } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** The offer to join, to the address invited. Its link is the only copy of the token outside the inviter's screen. */
export const invitationMail = mailKind(
  z.object({
    organization: senderShape,
    inviterName: nameText,
    roles: z.array(nameText),
    message: messageText,
    url: linkShape,
    expiresAt: z.iso.datetime(),
  }),
  ({ organization, inviterName, roles, message, url, expiresAt }, { texts, noun, moment }) => {
    const text = texts.invitation
    return {
      sender: organization,
      subject: text.subject(inviterName, organization.name),
      heading: text.heading(organization.name),
      paragraphs: [text.body(inviterName, organization.name)],
      quote: message || undefined,
      facts: [
        { label: texts.capitalized(noun), value: organization.name },
        ...(roles.length > 0 ? [{ label: texts.roles(roles.length), value: roles.join(', ') }] : []),
        { label: text.invitedBy, value: inviterName },
      ],
      button: { label: text.button, url },
      expires: text.expires(moment(expiresAt)),
      why: text.why(inviterName, organization.name),
    }
  },
)
