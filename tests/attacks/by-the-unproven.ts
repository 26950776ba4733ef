import { expect } from 'vitest'
import { requestTo } from '#tests/request-samples.ts'
import { type Attack, allowed, expectSame, is, problem, send, surprise, unknown } from './attack.ts'

/** By those who may, but owe something first: a new password, a second factor, a fresh proof of who they are. */
export const byTheUnproven: readonly Attack[] = [
  {
    title: 'rule 36: is refused to a session older than any may become',
    on: is('tenant', 'operator'),
    attempt: async (world, endpoint) => {
      await world.sql('update tenantry.tenants set absolute_timeout_minutes = 60')
      await world.sql(`update tenantry.sessions set created_at = created_at - interval '25 hours'`)
      try {
        const answer = await send(world, allowed(endpoint), requestTo(endpoint))
        expect(answer).toMatchObject(problem(401, 'session_too_old'))
        expectSame(await send(world, allowed(endpoint), surprise(requestTo(endpoint))), answer)
      } finally {
        await world.sql('update tenantry.tenants set absolute_timeout_minutes = null')
        await world.sql(`update tenantry.sessions set created_at = created_at + interval '25 hours'`)
      }
    },
  },
  {
    title: 'is refused while a new password is due',
    on: is('tenant', 'operator'),
    attempt: async (world, endpoint) => {
      await world.sql('update tenantry.users set must_change_password = true')
      try {
        const answer = await send(world, allowed(endpoint), requestTo(endpoint))
        expect(answer).toMatchObject(problem(403, 'password_change_required'))
      } finally {
        await world.sql('update tenantry.users set must_change_password = false')
      }
    },
  },
  {
    title: 'rule 22: is refused while a second factor is due',
    on: is('tenant', 'operator'),
    attempt: async (world, endpoint) => {
      const setRequired = async (isRequired: boolean) => {
        await world.sql('update tenantry.settings set operators_need_second_factor = $1', [isRequired])
        await world.sql('update tenantry.tenants set second_factor_required = $1', [isRequired])
      }
      await setRequired(true)
      try {
        const answer = await send(world, allowed(endpoint), surprise(requestTo(endpoint)))
        expect(answer).toMatchObject(problem(403, 'second_factor_required'))
        // The boundary stands before it.
        if (endpoint.access.scope === 'operator')
          expectSame(await send(world, 'ada', requestTo(endpoint)), await unknown(world, 'ada', requestTo(endpoint)))
      } finally {
        await setRequired(false)
      }
    },
  },
  {
    title: 'rule 22: is refused to an operator who has not proved lately who they are',
    on: ({ access }) => access.scope === 'operator' && access.fresh === true,
    attempt: async (world, endpoint) => {
      await world.sql(`update tenantry.sessions set confirmed_at = confirmed_at - interval '15 minutes'`)
      try {
        const request = requestTo(endpoint)
        const answer = await send(world, 'olive', request)
        expect(answer).toMatchObject(problem(403, 'confirm_identity'))
        expectSame(await send(world, 'olive', surprise(request)), answer)
        expectSame(await send(world, 'ada', request), await unknown(world, 'ada', request))
      } finally {
        await world.sql(`update tenantry.sessions set confirmed_at = confirmed_at + interval '15 minutes'`)
      }
    },
  },
]
