import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startOutboxWorker } from '#server/jobs/outbox-worker.ts'
import { openMailTransport } from '#server/mail/transport.ts'
import { emailOf, password, userOf } from '#tests/cast.ts'
import { type MailServer, startMailServer } from '#tests/mail-server.ts'
import { openWorld, publicUrl, type World } from '#tests/world.ts'

// The whole way: an operator resets, a mail arrives, and whoever it is about comes no further than to a new password.

const path = `/api/super-admin/users/${userOf('vic')}/reset-password`
const chosen = 'copper lantern 42 meadows'

let world: World
let mail: MailServer
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  mail = await startMailServer()
})
afterEach(() => mail.close())

/** Delivers what is in the outbox by SMTP and gives the mail that this address got. */
async function mailTo(recipient: string) {
  const { database, platform } = world
  const transport = openMailTransport({
    smtpUrl: mail.url,
    from: { name: 'Tenantry', address: 'no-reply@example.com' },
    publicUrl,
  })
  const { log, vault } = platform
  const worker = startOutboxWorker({ database, log, vault, publicUrl, mailMode: 'smtp', transport, pollMs: 50 })
  try {
    await expect
      .poll(() => mail.received.filter(({ recipients }) => recipients.includes(recipient)), { timeout: 8000 })
      .toHaveLength(1)
  } finally {
    await worker.stop()
  }
  return mail.received.find(({ recipients }) => recipients.includes(recipient))
}

const signIn = (withPassword: string) =>
  world.as('nobody').post('/api/auth/sign-in/email', { email: emailOf('vic'), password: withPassword })

/** Asks with the session an answer has started, in North. */
const asSignedInBy = ({ headers }: { headers: Headers }) => {
  const own = world.withCookie(headers.get('set-cookie')?.split(';')[0] ?? '')
  return {
    team: () => own.get('/api/admin/team', { tenant: 'north' }),
    me: () => own.get('/api/auth/me'),
    change: (current: string) => own.put('/api/account/password', { current, new: chosen }),
  }
}

describe('resetting a password as operator', () => {
  it('rule 10, fault 10: ends every session at once', async () => {
    expect((await world.as('vic').get('/api/admin/team')).status).toBe(200)
    expect(await world.as('olive').post(path, {})).toMatchObject({ status: 200, body: { mustChangePassword: true } })
    expect(await world.as('vic').get('/api/admin/team')).toMatchObject({ status: 401, body: { code: 'signed_out' } })
  })

  it('lets the old password in as far as to a new one, and no further', async () => {
    await world.as('olive').post(path, {})
    const answer = await signIn(password)
    expect(answer).toMatchObject({ status: 200, body: { mustChangePassword: true } })
    const vic = asSignedInBy(answer)
    expect(await vic.team()).toMatchObject({ status: 403, body: { code: 'password_change_required' } })
    expect(await vic.me()).toMatchObject({ status: 200, body: { mustChangePassword: true } })

    const changed = await vic.change(password)
    expect(changed.status).toBe(200)
    expect((await asSignedInBy(changed).team()).status).toBe(200)
    expect(await signIn(password)).toMatchObject({ status: 401 })
    expect(await signIn(chosen)).toMatchObject({ status: 200, body: { mustChangePassword: false } })
  })

  it('rule 23: sends the link to the person only, and it clears what the reset demands, once', async () => {
    await world.sql('delete from tenantry.outbox')
    const answer = await world.as('olive').post(path, {})
    expect(answer.text).not.toMatch(/token|reset-password#/)
    const received = await mailTo(emailOf('vic'))
    expect(received?.recipients).toEqual([emailOf('vic')])
    const token = /\/reset-password#token=([\w-]{43})/.exec(received?.text ?? '')?.[1] ?? ''
    expect(token).not.toBe('')
    expect(JSON.stringify(await world.sql('select identifier, value from tenantry.verifications'))).not.toContain(token)

    const use = () =>
      world.as('nobody').post('/api/auth/reset-password', { token, newPassword: 'amber kitchen 88 sailors' })
    expect(await use()).toMatchObject({ status: 200 })
    expect(await use()).toMatchObject({ status: 404 })
    expect(await signIn('amber kitchen 88 sailors')).toMatchObject({ body: { mustChangePassword: false } })
  })

  it('rule 4: makes the links sent before it worthless', async () => {
    const links = () => world.sql<{ identifier: string }>('select identifier from tenantry.verifications')
    await world.as('nobody').post('/api/auth/request-password-reset', { email: emailOf('vic') })
    const [first] = await links()
    await world.as('olive').post(path, {})
    const left = await links()
    expect(left).toHaveLength(1)
    expect(left[0]?.identifier).not.toBe(first?.identifier)
  })

  it('rule 23: takes no password, and nobody who has none', async () => {
    const given = await world.as('olive').post(path, { newPassword: chosen })
    expect(given).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    for (const user of ['usr_invited_north', userOf('dora')]) {
      const answer = await world.as('olive').post(`/api/super-admin/users/${user}/reset-password`, {})
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: 'userId', code: 'cannot_sign_in' }] } })
    }
    const own = await world.as('olive').post(`/api/super-admin/users/${userOf('olive')}/reset-password`, {})
    expect(own).toMatchObject({ status: 403, body: { code: 'not_oneself' } })
  })

  it('is written down without the link, and exists for operators only', async () => {
    const [event] = await world.sql(
      `select actor_id, resource_id, changes from tenantry.audit_events where action = 'user.password_reset' order by seq desc limit 1`,
    )
    expect(event).toMatchObject({ actor_id: userOf('olive'), resource_id: userOf('vic') })
    expect(Object.keys(event?.changes ?? {})).toEqual(['sessions', 'mustChangePassword'])
    expect(await world.as('ada').post(path, {})).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})
