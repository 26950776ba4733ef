import { currentSpeech } from '#web/texts/speech.ts'
import { identityConfirmed } from './identity.ts'
import { leaveForNewPassword, leaveForSecondFactor, leaveForSignIn } from './leave.ts'
import { readProblem } from './read-problem.ts'

export interface SendOptions {
  /** The organization of the page's own address, by slug. Never taken from the session. */
  tenant?: string | undefined
  signal?: AbortSignal | undefined
  /** Repeat a request under the same key and it is done once. */
  idempotencyKey?: string | undefined
  /** Pages for people who are not signed in handle it themselves; all others leave for the sign-in page. */
  onSignedOut?: 'leave' | 'throw' | undefined
}

/** One request to our own server. Throws `Refused` for a refusal, the browser's own error when there is no answer. */
export async function send(
  method: string,
  address: string,
  body: unknown,
  { tenant, signal, idempotencyKey, onSignedOut = 'leave' }: SendOptions = {},
): Promise<unknown> {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': currentSpeech().language,
  })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (tenant !== undefined) headers.set('x-tenant', tenant)
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey)
  const response = await fetch(address, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  if (response.ok) return response.status === 204 ? undefined : response.json()
  const refused = await readProblem(response)
  // Refused at the door, so nothing was done yet: once they have proved who they are it is asked for once more.
  if (refused.code === 'confirm_identity' && (await identityConfirmed()))
    return send(method, address, body, { tenant, signal, idempotencyKey, onSignedOut })
  if (onSignedOut === 'leave' && (await isOver(refused.code))) return leaveForSignIn()
  if (onSignedOut === 'leave' && refused.code === 'password_change_required') return leaveForNewPassword()
  if (onSignedOut === 'leave' && refused.code === 'second_factor_required') return leaveForSecondFactor()
  throw refused
}

/** A session too old for this page still opens others, so it has to end before the sign-in page asks for anything. */
async function isOver(code: string) {
  if (code === 'session_too_old') await fetch('/api/auth/sign-out', signingOut)
  return code === 'signed_out' || code === 'session_too_old'
}

const signingOut = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  credentials: 'same-origin',
  body: '{}',
} as const
