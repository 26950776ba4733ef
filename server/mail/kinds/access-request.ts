import { z } from 'zod'
import { linkShape, messageText, nameText, senderShape } from '../letter.ts'
import { mailKind } from '../mail-kind.ts'

/** The request for access was granted. `url` leads to the sign-in or the new organization. */
export const accessRequestApprovedMail = mailKind(
  z.object({ name: nameText, organization: senderShape.optional(), url: linkShape }),
  ({ name, organization, url }, { texts, productName }) => {
    const text = texts.accessRequest
    const where = organization?.name ?? productName
    return {
      sender: organization,
      subject: text.approvedSubject(where),
      heading: text.approvedHeading,
      paragraphs: [texts.greeting(name), text.approvedBody(where)],
      button: { label: text.button(where), url },
      why: text.why(productName),
    }
  },
)

/** The request was not granted. `reason` is what the operator chose to say. */
export const accessRequestDeclinedMail = mailKind(
  z.object({ name: nameText, reason: messageText }),
  ({ name, reason }, { texts, productName }) => {
    const text = texts.accessRequest
    return {
      sender: undefined,
      subject: text.declinedSubject(productName),
      heading: text.declinedHeading,
      paragraphs: [texts.greeting(name), text.declinedBody(productName)],
      quote: reason || undefined,
      why: text.why(productName),
    }
  },
)
