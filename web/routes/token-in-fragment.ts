import { redirect } from '@tanstack/react-router'
import { type Said, textIn } from '#web/api/address-words.ts'

/** A link's token may come in the query, as in mails. */
export const tokenSearch = ({ token }: Said): { token?: string | undefined } => ({ token: textIn(token) })

/**
 * Moves the token behind the #, where no server, log or other site gets to see it again, and reloading still works.
 * For `beforeLoad`.
 */
export function hideToken(search: ReturnType<typeof tokenSearch>) {
  if (search.token)
    throw redirect({ to: '.', search: {}, hash: `token=${encodeURIComponent(search.token)}`, replace: true })
}

export const tokenOf = (hash: string) => new URLSearchParams(hash.replace(/^#/, '')).get('token') || undefined
