import { z } from 'zod'
import { emailShape } from '#contract/shapes.ts'
import { linkShape, nameText, senderShape } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** Good news for the inviter. `url` leads to the team. */
export const invitationAcceptedMail = mailKind(
  z.object({ organization: senderShape, memberName: nameText, memberEmail: emailShape, url: linkShape }),
  ({ organization, memberName, memberEmail, url }, { texts }) => {
    const text = texts.invitationAccepted
    const who = memberName || memberEmail
    return {
      sender: organization,
      subject: text.subject(who, organization.name),
      heading: text.heading(who),
      paragraphs: [text.body(who, memberEmail, organization.name)],
      button: { label: text.button, url },
      why: text.why(organization.name),
    }
  },
)
