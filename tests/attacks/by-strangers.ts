import { expect } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { userOf } from '#tests/cast.ts'
import { requestTo } from '#tests/request-samples.ts'
import { type Attack, allowed, expectSame, is, problem, send, surprise, unknown } from './attack.ts'

/** By those who have not signed in, not wholly, or not as an operator. */
export const byStrangers: readonly Attack[] = [
  {
    title: 'rule 45: nobody signed in learns only that they must sign in, whatever they send',
    on: is('user', 'tenant'),
    attempt: async (world, endpoint) => {
      const request = requestTo(endpoint)
      const plain = await send(world, 'nobody', request)
      expect(plain).toMatchObject(problem(401, 'signed_out'))
      expectSame(await send(world, 'nobody', surprise(request)), plain)
      expectSame(await send(world, 'nobody', request, { headers: { cookie: 'tenantry.session=forged.forged' } }), plain)
    },
  },
  {
    title: 'rule 63: to everyone but superadmins it is an address that does not exist',
    on: is('operator'),
    attempt: async (world, endpoint) => {
      for (const who of ['nobody', 'ada', 'una', 'odo'] as const) {
        const request = requestTo(endpoint)
        const answer = await send(world, who, request)
        expect(answer).toMatchObject(problem(404, 'not_found'))
        expectSame(answer, await unknown(world, who, request))
        if (who === 'ada') expectSame(answer, await send(world, who, surprise(request)))
      }
    },
  },
  {
    title: 'rule 66: a link that is not one opens nothing',
    on: is('invitee'),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'nobody', requestTo(endpoint, 'missing'))).toMatchObject(problem(404, 'not_found')),
  },
  {
    title: 'rule 21: half a sign-in opens nothing, whatever cookie it comes in',
    on: is('user', 'tenant', 'operator'),
    attempt: async (world, endpoint) => {
      const who = allowed(endpoint) === 'olive' ? 'olive' : 'ada'
      const token = `half-of-${who}`
      await world.sql(`insert into tenantry.half_sign_ins (token_hash, user_id, password_digest) values ($1, $2, '')`, [
        hashToken(token),
        userOf(who),
      ])
      try {
        const half = world.cookieOf(token, 'half')
        const plain = await send(world, 'nobody', requestTo(endpoint))
        for (const cookie of [half, half.replace('half', 'session'), world.cookieOf(token)])
          expectSame(await send(world, 'nobody', requestTo(endpoint), { headers: { cookie } }), plain)
      } finally {
        await world.sql('delete from tenantry.half_sign_ins')
      }
    },
  },
  {
    title: 'rule 31: the session of someone disabled is none',
    on: is('user', 'tenant'),
    attempt: async (world, endpoint) =>
      expect(await send(world, 'dora', requestTo(endpoint))).toMatchObject(problem(401, 'signed_out')),
  },
]
