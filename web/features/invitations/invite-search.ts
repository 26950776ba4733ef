import { type Said, textIn } from '#web/api/address-words.ts'

/** Whom the page before had in mind. */
export const inviteSearch = (said: Said): { email?: string | undefined } => ({ email: textIn(said.email, 320) })
