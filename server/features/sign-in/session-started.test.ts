import { afterEach, describe, expect, it } from 'vitest'
import { hashToken } from '#server/vault.ts'
import { emailOf, password } from '#tests/cast.ts'
import { openWorld, type World } from '#tests/world.ts'

let world: World
afterEach(() => world.close())

const newPerson = { name: 'New Person', password: 'copper lantern 42 meadows' }
/** The lines, each beside the session that this browser began. */
const started = () =>
  world.sql(`
    select e.chain, e.actor_email, e.resource_name, e.outcome, e.actor_id = s.user_id as is_theirs, e.resource_id = s.user_id as is_of_them
      from tenantry.audit_events e left join tenantry.sessions s on s.user_id = e.actor_id and s.user_agent = 'test browser'
     where e.action = 'session.started'`)
const lineOf = (email: string) => [
  {
    chain: 'platform',
    actor_email: email,
    resource_name: email,
    outcome: 'success',
    is_theirs: true,
    is_of_them: true,
  },
]

describe('rule 122: a session that begins is in the trail', () => {
  it('when the first superadmin sets the installation up', async () => {
    world = await openWorld({ isEmpty: true })
    await world.sql(`update tenantry.setup set token_hash = $1, claimed_by = null, claimed_at = null`, [
      hashToken('the-link'),
    ])
    const asked = { ...newPerson, token: 'the-link', email: 'first@tenantry.test' }
    expect(await world.as('nobody').post('/api/setup', asked)).toMatchObject({ status: 201 })
    expect(await started()).toEqual(lineOf('first@tenantry.test'))
  })

  it('when an invitation is accepted with a new password, and only then', async () => {
    world = await openWorld()
    const accept = () => world.as('nobody').post('/api/invitations/link-into-north/accept', newPerson)
    expect(await accept()).toMatchObject({ status: 200 })
    expect(await accept()).toMatchObject({ status: 404 })
    expect(await started()).toEqual(lineOf('invited@north.test'))
    expect(await world.sql('select * from tenantry.verify_audit()')).toEqual([])
  })

  it('when somebody signs in', async () => {
    world = await openWorld()
    const asked = { email: emailOf('vic'), password }
    expect(await world.as('nobody').post('/api/auth/sign-in/email', asked)).toMatchObject({ status: 200 })
    expect(await started()).toEqual(lineOf(emailOf('vic')))
  })
})
