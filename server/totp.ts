import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'

/** What every authenticator app knows: SHA-1, six digits, a new code every 30 seconds. */
export const stepSeconds = 30

/** 144 random bits. It is text because the library takes keys as text; its bytes are the key. */
export const newSecret = () => randomBytes(18).toString('base64url')

/** What an app is told, as a picture or by hand. */
export function enrolment(secret: string, { issuer, account }: { issuer: string; account: string }) {
  const uri = createOTP(secret).url(issuer, account)
  return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' }
}

/**
 * The step this code stands for, of those not used yet: the present one, or one to either side for clocks that differ.
 * Undefined when it stands for none. All three are compared, so that time says nothing about which.
 */
export async function stepOfCode(
  code: string,
  of: { readonly secret: string; readonly step: number; readonly lastStep: number },
): Promise<number | undefined> {
  const { hotp } = createOTP(of.secret)
  const steps = [of.step - 1, of.step, of.step + 1]
  const matches = await Promise.all(steps.map(async (step) => isSame(code, await hotp(step))))
  return steps.find((step, at) => matches[at] && step > of.lastStep)
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
