import type { Language } from '#contract/language.ts'
import type { Database } from '#database/connection.ts'
import type { Platform } from '../platform.ts'

/** What a request brings to the door, and what the use case leaves for the answer. */
export type Visit = {
  readonly database: Database
  readonly platform: Platform
  /** Hash of the session token, when the cookie's signature was right. */
  readonly tokenHash: string | undefined
  /** Hash of the token of a sign-in whose second half is still to come. No door takes it. */
  readonly halfTokenHash?: string | undefined
  /** `X-Tenant`: slug or id. */
  readonly tenant: string | undefined
  /** Set by the command line alone: no request can claim it. */
  readonly isCommandLine?: true
  /** Set by the table of doors: whoever comes must have proved within 15 minutes who they are. */
  readonly mustBeFresh?: true
  /** Set for the stream of an open page: that it is open is no use of the session. */
  readonly isWatching?: true
  readonly requestId: string
  /** Method and path, without query: what the trail says of a denied attempt. */
  readonly address: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
  /** What the page speaks, or else what the browser prefers. */
  readonly language?: Language | undefined
  /**
   * Set by a use case that signs someone in or out: the edge turns each into a cookie. By a door: who came in, for the log.
   * By whatever posts mail: that there is some, for the worker.
   */
  readonly leaves: { session?: Left; halfSignIn?: Left; userId?: string; mail?: true }
}

type Left = { readonly token: string; readonly expiresAt: Date } | 'ended'
