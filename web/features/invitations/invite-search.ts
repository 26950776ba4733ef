import { z } from 'zod'

/** Whom the page before had in mind. */
export const inviteSearch = z.object({ email: z.string().max(320).optional().catch(undefined) })
