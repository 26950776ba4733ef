import { z } from 'zod'

/** Words that stand in the way of an address of ours, so no organization may have them as slug. */
const reservedSlugs = `admin api app assets audit auth account accounts billing dashboard data dev docs edit groups healthz help invitations
  join login logout me members metrics new null o operator org organizations orgs permissions portal readyz reference-data
  roles security select-org sessions settings setup sign-in sign-out sign-up static status super-admin support system team
  tenant tenants undefined user users well-known www forgot-password reset-password memberships analytics ops requests`

export const isReservedSlug = (slug: string) => reservedSlugs.split(/\s+/).includes(slug)

/** `customer-two`: 1–63 lower-case letters, digits, `-` and `_`, beginning and ending with a letter or digit. */
export const slugShape = z
  .string()
  .trim()
  .regex(/^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$/, {
    error: ({ input }) => (input === '' ? 'Enter an address' : 'Use lower-case letters, digits and hyphens'),
  })

/** Proposes a slug for a name: "Müller & Groß" → "muller-gross". Empty when the name has no Latin letter or digit. */
export const proposeSlug = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþħıŋŧ]/g, (letter) => spelled[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 63)
    .replace(/-$/, '')

/** Letters that are no others with a mark, and so are left over when marks are taken away. */
const spelled: Readonly<Record<string, string>> = Object.fromEntries(
  'ß ss, æ ae, œ oe, ø o, ł l, đ d, ð d, þ th, ħ h, ı i, ŋ n, ŧ t'.split(', ').map((pair) => pair.split(' ')),
)

/**
 * One address, in the one form it is stored and compared: trimmed, lower-case. Plain syntax only: no quoting, comments
 * or groups, ASCII before the @, so that no mailer reads it differently.
 */
export const emailShape = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This address is too long')
  .regex(
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'Enter an e-mail address such as name@example.com',
  )
  .refine((email) => email.indexOf('@') <= 64, 'The part before the @ is too long')

/**
 * A name of a person or thing: 1–120 characters after trimming. Nothing in it is invisible or turns the direction of
 * writing, and every space is a plain one, so that no name passes for another, or for a part of the page around it.
 */
export const nameShape = z
  .string()
  // First, and by itself: bringing marks into order takes a time that grows with the square of their number.
  .max(1000, { abort: true, error: 'Use at most 120 characters' })
  .trim()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u2800]*$/u, 'Use printable characters only')
  .refine((name) => !unseen.test(name), 'Use printable characters only')
  .overwrite((name) => name.normalize('NFC').replace(/\p{Zs}+/gu, ' '))
  .min(1, 'Enter a name')
  .max(120, 'Use at most 120 characters')

/** Joiners and selectors, which scripts and emoji need, may stay behind a letter of those; behind a plain one they hide. */
const unseen = /(?<![^\0-\x7f])\p{DI}|(?!\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}])\p{DI}/u

/** Taken as it is: never trimmed, cut or changed. Strength is judged by the server. */
export const passwordShape = z.string().min(1, 'Enter a password').max(256, 'Use at most 256 characters')

export const idShape = z.string().min(1).max(80)

/** Opaque position in a list, as an earlier answer gave it. */
export const cursorShape = z.string().max(1024)

/** What every list takes. */
export const pageShape = {
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: cursorShape.optional(),
}

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().optional() })

/** A moment, as ISO 8601 in UTC. */
export const moment = z
  .union([z.iso.datetime(), z.date().transform((date) => date.toISOString())])
  .pipe(z.iso.datetime())

export const roleBadge = z.object({ id: z.string(), name: z.string(), rank: z.number().int() })
export type RoleBadge = z.infer<typeof roleBadge>

export const memberKinds = ['team', 'creator', 'contractor', 'vendor'] as const
export const memberKind = z.enum(memberKinds)
export type MemberKind = z.infer<typeof memberKind>
