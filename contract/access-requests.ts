import { z } from 'zod'
import { done, endpoint, nothing } from './endpoint.ts'
import { emailShape, idShape, moment, nameShape, page, pageShape, slugShape } from './shapes.ts'

export const getSignUpMode = endpoint({
  method: 'GET',
  path: '/api/sign-up-mode',
  access: { scope: 'public' },
  summary: 'How strangers come in, and what this installation is called',
  input: nothing,
  output: z.object({
    mode: z.enum(['closed', 'request', 'open']),
    productName: z.string(),
    organizationNoun: z.string(),
  }),
  problems: [],
})

/** Shape of the form. */
export const newAccessRequest = z.strictObject({
  name: nameShape,
  email: emailShape,
  /** The name the organization is to have. */
  organization: nameShape,
  message: z.string().trim().max(1000, 'Use at most 1000 characters').optional(),
})

export const requestAccess = endpoint({
  method: 'POST',
  path: '/api/access-requests',
  access: { scope: 'public' },
  summary: 'Ask for an organization; the answer is the same whoever asks. Not found unless sign-up is by request',
  input: newAccessRequest,
  output: done,
  problems: ['not_found', 'too_many_requests'],
})

const access = { scope: 'operator' } as const

export const requestStatuses = ['pending', 'approved', 'declined'] as const

export const accessRequest = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organization: z.string(),
  message: z.string(),
  status: z.enum(requestStatuses),
  /** Somebody has an account with this address already. */
  isKnownUser: z.boolean(),
  /** What approval made. */
  tenant: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  decidedBy: z.object({ name: z.string() }).nullable(),
  decidedAt: moment.nullable(),
  /** What the asker was told when declined. */
  reason: z.string(),
  createdAt: moment,
})
export type AccessRequest = z.infer<typeof accessRequest>

export const listAccessRequests = endpoint({
  method: 'GET',
  path: '/api/super-admin/requests',
  access,
  summary: 'Who asks for an organization: pending first, then newest first',
  input: z.strictObject({ ...pageShape, status: accessRequest.shape.status.optional() }),
  output: page(accessRequest),
  problems: [],
})

// Paths and shapes are written out: what is put together stays in the sign-up page's script, where no customer needs it.
export const approveAccessRequest = endpoint({
  method: 'POST',
  path: '/api/super-admin/requests/:requestId/approve',
  access,
  summary:
    'Create the organization and invite the asker as Tenant Admin, in one transaction; asked again, changes nothing',
  input: z.strictObject({
    requestId: idShape,
    /** The asker's wording unless stated. */
    name: nameShape.optional(),
    slug: slugShape.optional(),
  }),
  output: z.object({
    request: accessRequest,
    /** The link to copy, shown this once. */
    invitation: z.object({ id: z.string(), link: z.string() }).optional(),
  }),
  problems: ['not_found', 'request_settled', 'slug_taken', 'slug_reserved', 'invitation_limit'],
})

/** Goes into the mail. */
export const declineReason = z.string().trim().max(1000, 'Use at most 1000 characters')

export const declineAccessRequest = endpoint({
  method: 'POST',
  path: '/api/super-admin/requests/:requestId/decline',
  access,
  summary: 'Decline, and tell the asker by mail; asked again, changes nothing',
  input: z.strictObject({
    requestId: idShape,
    reason: declineReason.optional(),
  }),
  output: z.object({ request: accessRequest }),
  problems: ['not_found', 'request_settled'],
})
