import { hashToken } from '#server/vault.ts'
import { emailOf, type PersonName, password, tokenOf, userOf } from '#tests/cast.ts'
import { codeOf, halfIn } from '#tests/second-factor-kit.ts'
import { caller, openWorld } from '#tests/world.ts'

/** What somebody has once their second factor is on. */
export type Enrolled = { readonly secret: string; readonly backupCodes: readonly string[] }

/** The world and its cast, with the ways people sign in by two factors. */
export async function openSecondFactorWorld() {
  const world = await openWorld()
  /** @param more the cookie of the browser they do it in, when it has one; another password than theirs */
  const signIn = (who: PersonName, more: { cookie?: string; password?: string } = {}) =>
    caller(world.app, more.cookie === undefined ? {} : { cookie: more.cookie }).post('/api/auth/sign-in/email', {
      email: emailOf(who),
      password: more.password ?? password,
    })
  /** Gives the session of the cast its token back, after it got a new one. */
  const keepSession = (who: PersonName) =>
    world.sql('update tenantry.sessions set token_hash = $1 where id = $2', [
      hashToken(tokenOf(who).token),
      `ses_${who}`,
    ])
  /** The newest lines of the platform's trail, newest first. */
  const lastLines = (count: number) =>
    world.sql(
      `select action, actor_id, outcome from tenantry.audit_events where tenant_id is null order by seq desc limit $1`,
      [count],
    )

  const mailsTo = async (who: PersonName) => {
    const rows = await world.sql<{ kind: string; sealed: string }>(
      'select kind, sealed from tenantry.outbox where recipient = $1 order by created_at, id',
      [emailOf(who)],
    )
    return rows.map(({ kind, sealed }) => ({
      kind,
      payload: (world.platform.vault.unseal(sealed) as { payload: Record<string, unknown> }).payload,
    }))
  }

  return {
    ...world,
    mailsTo,
    signIn,
    /** The cookie of a sign-in that still wants its code. */
    half: async (who: PersonName) => halfIn(await signIn(who)) ?? '',
    verify: (cookie: string, code: string) => world.withCookie(cookie).post('/api/auth/two-factor/verify', { code }),
    /** Switches somebody's second factor on as they would, and leaves their session as the cast knows it. */
    async enrol(who: PersonName): Promise<Enrolled> {
      const offered = await world.as(who).post('/api/account/second-factor', { password })
      const secret = String(offered.body.secret)
      const answer = await world.as(who).post('/api/account/second-factor/confirm', { code: codeOf(secret) })
      if (answer.status !== 200) throw new Error(`${who} was not enrolled: ${offered.text} ${answer.text}`)
      await keepSession(who)
      return { secret, backupCodes: answer.body.backupCodes as unknown as string[] }
    },
    keepSession,
    /** A code that was not used yet, because the database forgets which were. */
    async freshCode(who: PersonName, { secret }: Enrolled): Promise<string> {
      await world.sql('update tenantry.second_factors set last_step = 0 where user_id = $1', [userOf(who)])
      return codeOf(secret)
    },
    /** Nobody has tried anything lately. */
    forgetTries: () => world.sql('delete from tenantry.rate_limits'),
    sessionsOf: async (who: PersonName) =>
      (await world.sql('select id from tenantry.sessions where user_id = $1', [userOf(who)])).length,
    lastLines,
    lastLine: async () => (await lastLines(1))[0],
  }
}
export type SecondFactorWorld = Awaited<ReturnType<typeof openSecondFactorWorld>>

export const wrongField = (path: string, code: string) => ({ status: 422, body: { fields: [{ path, code }] } })
export const isWrongCode = wrongField('code', 'wrong_code')
/** Half a sign-in that leads nowhere any more. */
export const isOver = { status: 401, body: { code: 'sign_in_expired' } }
